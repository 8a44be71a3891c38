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
    public async Task A_meter_listener_that_fails_does_not_end_refreshing()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        using (FailingListener(app.Services.GetRequiredService<IMeterFactory>()))
        {
            await app.NextRefreshAsync();
            Assert.InRange(app.Pause, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
            Assert.Equal(1, app.Status.ConsecutiveFailures);
        }

        server.Serve(ShopConfig.Saying("next"));
        await app.NextRefreshAsync();

        Assert.Equal("next", app.Caption);
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
