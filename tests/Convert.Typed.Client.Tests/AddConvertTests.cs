using ConvertTyped.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop;

namespace ConvertTyped.Client.Tests;

public sealed class AddConvertTests
{
    [Fact]
    public void The_generated_class_answers_from_the_snapshot_embedded_in_the_app()
    {
        using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();
        var flags = services.GetRequiredService<Flags>();
        var visitor = flags.Visitor("ada", new AttributeSet { ["country"] = "US" });

        Assert.True(flags.Checkout.NewButton.IsEnabled(visitor));
        Assert.True(flags.Checkout.NewButton.TryGet(visitor, out var button));
        Assert.Equal("Buy now", button.Caption);
    }

    [Fact]
    public void The_class_and_the_client_are_singletons()
    {
        using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();

        Assert.Same(services.GetRequiredService<Flags>(), services.GetRequiredService<Flags>());
        Assert.Same(services.GetRequiredService<Flags>().Client, services.GetRequiredService<ConvertClient>());
    }

    [Fact]
    public void Two_classes_have_two_clients_and_options_of_their_own()
    {
        using var services = new ServiceCollection()
            .AddConvert<Flags>(options => options.Environment = "staging")
            .AddConvert<BackOffice>()
            .BuildServiceProvider();
        var flags = services.GetRequiredService<Flags>();
        var backOffice = services.GetRequiredService<BackOffice>();

        Assert.NotSame(flags.Client, backOffice.Client);
        Assert.Equal(250, backOffice.BulkEdit.Limit.ValueOr(backOffice.Visitor("ada"), 0));
        Assert.Equal(DecisionReason.NotInConfiguration, flags.Client.Feature("bulk-edit").Decide(flags.Visitor("ada")).Reason);
    }

    [Fact]
    public void With_two_classes_the_client_alone_says_which_to_ask_for()
    {
        using var services = new ServiceCollection().AddConvert<Flags>().AddConvert<BackOffice>().BuildServiceProvider();

        var fault = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<ConvertClient>());

        Assert.Contains("Flags, BackOffice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_a_class_again_only_adds_options()
    {
        var services = new ServiceCollection().AddConvert<Flags>(options => options.Environment = "staging");
        var before = services.Count(static service => service.ServiceType == typeof(Flags));
        services.AddConvert<Flags>(static options => options.RememberedVisitors = 1);

        Assert.Equal(before, services.Count(static service => service.ServiceType == typeof(Flags)));
        using var provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<Flags>());
    }

    [Theory]
    [InlineData(double.NaN, 10)]
    [InlineData(-1, 10)]
    [InlineData(10000, 1)]
    public void Options_that_make_no_sense_say_so_at_once(double maximumTraffic, int rememberedVisitors)
    {
        using var services = new ServiceCollection()
            .AddConvert<Flags>(options =>
            {
                options.MaximumTraffic = maximumTraffic;
                options.RememberedVisitors = rememberedVisitors;
            })
            .BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<Flags>());

        Assert.StartsWith("Convert: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging", 0)]
    [InlineData(null, 0)]
    [InlineData("prodution", 1)]
    [InlineData("Staging", 1)]
    public void An_environment_that_nobody_names_is_a_log_line(string? environment, int lines)
    {
        var log = new LogLines();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddConvert<Flags>(options => options.Environment = environment)
            .BuildServiceProvider();

        services.GetRequiredService<Flags>();

        Assert.Equal(lines, log.Lines.Count(line => line.StartsWith($"Warning Convert: the environment '{environment}' is none of live, staging.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_snapshot_that_is_not_embedded_is_a_log_line_and_everything_is_off()
    {
        var log = new LogLines();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddConvert<WithoutSnapshot>()
            .BuildServiceProvider();
        var flags = services.GetRequiredService<WithoutSnapshot>();

        Assert.False(flags.Client.Feature("checkout-new-button").IsEnabled(flags.Visitor("ada")));
        Assert.Contains(log.Lines, static line => line.StartsWith("Error Convert: the snapshot 'nowhere.json' is not embedded", StringComparison.Ordinal));
    }

    [Fact]
    public void A_snapshot_that_is_no_config_is_a_log_line_and_everything_is_off()
    {
        var log = new LogLines();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddConvert<WithBadResource>()
            .BuildServiceProvider();
        var flags = services.GetRequiredService<WithBadResource>();

        Assert.False(flags.Client.Feature("checkout-new-button").IsEnabled(flags.Visitor("ada")));
        Assert.Contains(log.Lines, static line => line.StartsWith("Error Convert: the snapshot 'not-a-config.txt' cannot be used", StringComparison.Ordinal));
    }

    private sealed class WithoutSnapshot(ConvertClient client) : ConvertRoot(client), IConvertRoot<WithoutSnapshot>
    {
        public static EmbeddedSnapshot Snapshot => new(typeof(WithoutSnapshot).Assembly, "nowhere.json");

        public static WithoutSnapshot Create(ConvertClient client) => new(client);
    }

    private sealed class WithBadResource(ConvertClient client) : ConvertRoot(client), IConvertRoot<WithBadResource>
    {
        public static EmbeddedSnapshot Snapshot => new(typeof(WithBadResource).Assembly, "not-a-config.txt");

        public static WithBadResource Create(ConvertClient client) => new(client);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
