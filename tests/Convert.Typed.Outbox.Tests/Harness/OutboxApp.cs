using System.Diagnostics.Metrics;
using ConvertTyped.DevServer;
using Example;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Outbox.Tests;

/// <summary>An app with an outbox in this process, with a clock that stands still.</summary>
internal sealed class OutboxApp : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public OutboxApp(ConvertDevServer server, string? folder, Action<ConvertOptions>? configure = null, Action<OutboxOptions>? configureOutbox = null, DateTimeOffset? now = null)
    {
        Time = new FakeTimeProvider(now ?? DateTimeOffset.UtcNow);
        var collection = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddConvert<Flags>(options =>
            {
                options.SdkKey = "10012345/10099999";
                options.ConfigEndpoint = options.TrackEndpoint = server.Address;

                // Tests move the clock by more than the default while requests are under way.
                options.RequestTimeout = TimeSpan.FromHours(1);
                configure?.Invoke(options);
            });
        if (folder is not null)
        {
            collection.AddConvertOutbox<Flags>(outbox =>
            {
                outbox.Folder = folder;
                configureOutbox?.Invoke(outbox);
            });
        }

        services = collection.BuildServiceProvider();
        Client = services.GetRequiredService<Flags>().Client;
    }

    public FakeTimeProvider Time { get; }

    public LogLines Log { get; } = new();

    public IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    public ConvertClient Client { get; }

    public TrackingLedger Ledger => Client.Tracking.Ledger;

    /// <summary>So many visitors reach a goal, and the outbox is written.</summary>
    public void Track(int count, string prefix = "visitor")
    {
        for (var number = 0; number < count; number++)
        {
            Client.Goal("add-to-cart").Track(Client.Visitor($"{prefix}-{number}"));
        }

        Write();
    }

    public void Write() => Time.Advance(TimeSpan.FromMilliseconds(50));

    /// <summary>Lets the time pass after which it looks again for what others left.</summary>
    public void Search() => Time.Advance(TimeSpan.FromSeconds(30));

    public Task FlushAsync() => Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

    /// <summary>Ends at once, as <see cref="IDisposable.Dispose"/> does.</summary>
    public void End() => Client.Dispose();

    // With a clock that stands still, a request that fails would be waited for without end.
    public async ValueTask DisposeAsync() => await services.DisposeAsync().AsTask().WaitAsync(Patience.Long);
}
