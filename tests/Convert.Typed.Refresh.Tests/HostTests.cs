using ConvertTyped.DevServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop;

namespace ConvertTyped.Refresh.Tests;

public sealed class HostTests : IDisposable
{
    private readonly SteppedClock clock = new();
    private readonly LogLines log = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task A_host_that_waits_starts_with_the_live_config()
    {
        await using var server = await LiveApp.ServeAsync();
        using var host = HostOf(server.Address, StartMode.WaitForLive);

        await host.StartAsync();

        Assert.Equal(ConfigurationOrigin.Live, host.Services.GetRequiredService<Flags>().Client.Status.Origin);
        await host.StopAsync();
    }

    [Fact]
    public async Task Other_services_of_the_host_start_after_the_wait()
    {
        await using var server = await LiveApp.ServeAsync();
        ConfigurationOrigin? seen = null;
        using var host = HostOf(server.Address, StartMode.WaitForLive, services =>
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider => new Starting(() => seen = provider.GetRequiredService<Flags>().Client.Status.Origin))));

        await host.StartAsync();

        Assert.Equal(ConfigurationOrigin.Live, seen);
    }

    [Fact]
    public async Task A_host_that_waited_long_enough_starts_without()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.UntilCleared(Fault.BlackHole());
        using var host = HostOf(server.Address, StartMode.WaitForLive);

        var starting = host.StartAsync();
        await server.WaitForRequestsAsync(1);
        clock.Advance(SteppedClock.RequestTimeout);
        await starting;

        Assert.Contains(log.Lines, static line => line.StartsWith("Warning ConvertTyped.Flags 32 Convert: there is no live config after 00:00:10.5000000, so the app starts without. Serving the snapshot of 2026-11-01."));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_that_requires_the_live_config_refuses_to_start_without()
    {
        await using var server = await LiveApp.ServeAsync(secret: "hidden");
        using var host = HostOf(server.Address, StartMode.RequireLive);

        var starting = host.StartAsync();
        await clock.PauseAsync();
        clock.Advance(SteppedClock.RequestTimeout);

        var fault = await Assert.ThrowsAsync<TimeoutException>(() => starting);
        Assert.StartsWith("Convert: there is no live config after 00:00:10.5000000, and Start is RequireLive. No config from", fault.Message);
        Assert.EndsWith("set Convert:SdkKeySecret.", fault.Message);
    }

    [Fact]
    public async Task A_host_that_does_not_wait_starts_and_stops_before_the_first_config_came()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.UntilCleared(Fault.BlackHole());
        using var host = HostOf(server.Address, StartMode.AtOnce);

        await host.StartAsync();
        await server.WaitForRequestsAsync(1);
        var flags = host.Services.GetRequiredService<Flags>();
        Assert.Equal(ConfigurationOrigin.Snapshot, flags.Client.Status.Origin);
        await host.StopAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => flags.Client.RefreshAsync());
        Assert.DoesNotContain(log.Lines, static line => line.StartsWith("Error") || line.StartsWith("Warning"));
    }

    [Fact]
    public async Task A_host_that_waits_can_be_stopped_before_the_first_config_came()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.UntilCleared(Fault.BlackHole());
        using var host = HostOf(server.Address, StartMode.WaitForLive);
        using var givingUp = new CancellationTokenSource();

        var starting = host.StartAsync(givingUp.Token);
        await server.WaitForRequestsAsync(1);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    [Fact]
    public async Task A_host_that_has_no_more_time_drops_what_is_under_way_and_stops()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Track.UntilCleared(Fault.BlackHole());
        using var host = HostOf(server.Address, StartMode.WaitForLive, services => services.Configure<ConvertOptions>(typeof(Flags).FullName, options =>
        {
            options.TrackEndpoint = server.Address;
            options.Tracking.Enabled = true;
        }));
        await host.StartAsync();
        var client = host.Services.GetRequiredService<Flags>().Client;
        for (var visitor = 0; visitor < 30; visitor++)
        {
            client.Goal("purchase").Track(client.Visitor($"visitor {visitor}"));
        }

        await server.WaitForRequestsAsync(2);
        await host.StopAsync(new CancellationToken(canceled: true));

        Assert.Equal((30, 0, 30), (client.Tracking.Ledger.Accepted, client.Tracking.Ledger.Queued + client.Tracking.Ledger.InFlight, client.Tracking.Ledger.Dropped.Total));
    }

    [Fact]
    public async Task A_host_does_not_start_with_options_that_make_no_sense()
    {
        using var host = HostOf(new Uri("http://example.com"), StartMode.AtOnce);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith("Convert: ConfigEndpoint is http://example.com/", fault.Message);
    }

    [Fact]
    public async Task Without_a_key_a_host_waits_for_nothing()
    {
        using var host = HostOf(new Uri("http://127.0.0.1:1"), StartMode.WaitForLive, services => services.Configure<ConvertOptions>(typeof(Flags).FullName, static options => options.SdkKey = null));

        await host.StartAsync();
        await host.StopAsync();
    }

    private IHost HostOf(Uri address, StartMode start, Action<IServiceCollection>? add = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddConvert<Flags>(options =>
            {
                options.SdkKey = ShopConfig.SdkKey;

                // Events are not what these tests are about, and would go to the service itself.
                options.Tracking.Enabled = false;
                options.ConfigEndpoint = address;
                options.RequestTimeout = SteppedClock.RequestTimeout;
                options.StartTimeout = SteppedClock.RequestTimeout;
                options.Start = start;
            });
        add?.Invoke(builder.Services);
        return builder.Build();
    }

    private sealed class Starting(Action then) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            then();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
