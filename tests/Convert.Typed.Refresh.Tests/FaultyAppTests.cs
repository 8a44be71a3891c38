using System.Diagnostics.Metrics;
using ConvertTyped.DevServer;
using ConvertTyped.Tracking;
using ConvertTyped.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Refresh.Tests;

/// <summary>Loggers, listeners and meters are the app's code. When they fail or block, refreshing goes on, and ends when it is told to.</summary>
public sealed class FaultyAppTests
{
    // Of real time, after which disposing hangs for good.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_logger_that_fails_does_not_end_refreshing()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        server.Faults.Config.Next(Fault.Status(503));

        app.Log.Fails = true;
        await app.NextRefreshAsync();
        Assert.Equal(1, app.Status.ConsecutiveFailures);
        app.Log.Fails = false;
        server.Serve(ShopConfig.Saying("next"));
        await app.NextRefreshAsync();

        Assert.Equal("next", app.Caption);
    }

    [Fact]
    public async Task A_change_is_told_though_it_cannot_be_logged()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var changes = 0;
        app.Client.ConfigurationChanged += _ => changes++;
        server.Serve(ShopConfig.Saying("next"));

        app.Log.Fails = true;
        var result = await app.Client.RefreshAsync();

        Assert.Equal((RefreshOutcome.Changed, 1), (result.Outcome, changes));
    }

    [Fact]
    public async Task A_meter_listener_that_fails_changes_no_refresh()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        using (FailingListener(app.Services.GetRequiredService<IMeterFactory>()))
        {
            await app.NextRefreshAsync();
            Assert.InRange(app.Pause, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
            Assert.Equal(0, app.Status.ConsecutiveFailures);
        }

        server.Serve(ShopConfig.Saying("next"));
        await app.NextRefreshAsync();

        Assert.Equal("next", app.Caption);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refreshing_ends_though_tracking_fails_to_close(bool waits)
    {
        using var log = new LogLines();
        var clock = new SteppedClock();
        var options = new ConvertOptions { SdkKey = "1/2" };
        var intake = new ConfigurationIntake(options.Refresh(), static _ => { }, clock, RefreshMeter.None, log.CreateLogger("intake"));
        var api = new ConvertApi(options.Connection(), clients: null!, "unused", intake.InForce, clock);
        var refresher = new ConfigurationRefresher(api, intake, new RefreshSchedule(options.RefreshInterval, new Random(1)), cache: null, RefreshMeter.None, clock, log.CreateLogger("refresher"));
        var route = new EventRoute(static (_, _, _) => new TaskCompletionSource<TrackAnswer>().Task, () => intake.InForce.Current.Identity);
        var tracking = new ConvertTracking(options.Tracking, route, new TrackingServices { Time = clock, Logger = log.CreateLogger("tracking") });
        var client = new ConvertClient(intake, refresher, options, tracking);
        tracking.Accept(TrackedEvent.Bucketing("ada", default!, "1", "2"));
        log.Fails = true;

        var disposing = Record.ExceptionAsync(async () =>
        {
            if (waits)
            {
                await client.DisposeAsync();
            }
            else
            {
                ((IDisposable)client).Dispose();
            }
        });
        clock.Advance(options.Tracking.ShutdownTimeout);
        await disposing;

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.RefreshAsync());
    }

    [Fact]
    public async Task A_listener_that_blocks_keeps_nobody_from_disposing_the_client()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        using var released = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Client.ConfigurationChanged += _ =>
        {
            entered.SetResult();
            released.Wait();
        };
        server.Serve(ShopConfig.Saying("next"));

        // On another thread: whoever moves the clock may run the refresh, and the listener, to its end.
        var refreshing = Task.Run(() => app.Clock.Advance(app.Pause));
        await entered.Task.WaitAsync(Patience);

        try
        {
            await app.Client.DisposeAsync().AsTask().WaitAsync(Patience);
        }
        finally
        {
            released.Set();
            await refreshing.WaitAsync(Patience);
        }
    }

    [Fact]
    public async Task A_listener_may_dispose_the_client_and_wait_for_it()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var disposed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Client.ConfigurationChanged += _ =>
        {
            app.Client.DisposeAsync().AsTask().WaitAsync(Patience).GetAwaiter().GetResult();
            disposed.SetResult();
        };
        server.Serve(ShopConfig.Saying("next"));
        _ = Task.Run(() => app.Clock.Advance(app.Pause));

        await disposed.Task.WaitAsync(Patience * 2);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => app.Client.RefreshAsync());
    }

    [Fact]
    public async Task After_a_request_that_failed_the_next_one_asks_for_the_whole_config()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        server.Faults.Config.Next(Fault.Status(500));

        await app.NextRefreshAsync();
        await app.NextRefreshAsync();
        await app.NextRefreshAsync();

        Assert.Equal([false, true, false, true], server.Requests.Select(static request => request.Headers.ContainsKey("If-None-Match")));
    }

    private static MeterListener FailingListener(IMeterFactory meters)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "convert.config.refreshes")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new InvalidOperationException("The listener fails."));
        listener.Start();
        return listener;
    }
}
