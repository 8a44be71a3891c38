using System.Text.RegularExpressions;
using ConvertTyped.DevServer;
using Microsoft.Extensions.Primitives;

namespace ConvertTyped.Refresh.Tests;

public sealed partial class PollingTests
{
    [Fact]
    public async Task The_snapshot_answers_until_the_live_config_comes()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.Next(Fault.BlackHole());
        await using var app = LiveApp.Begin(server.Address);
        await server.WaitForRequestsAsync(1);

        Assert.Equal("Buy now", app.Caption);
        Assert.Equal(ConfigurationOrigin.Snapshot, app.Status.Origin);

        app.Clock.Advance(SteppedClock.RequestTimeout);
        await app.Clock.NextRefreshAsync(await app.Clock.PauseAsync());

        Assert.Equal("live", app.Caption);
        Assert.Equal(ConfigurationOrigin.Live, app.Status.Origin);
    }

    [Fact]
    public async Task A_config_is_served_confirmed_and_served_anew()
    {
        var serverLog = new LogLines();
        using var loggers = new Microsoft.Extensions.Logging.LoggerFactory([serverLog]);
        await using var server = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = ShopConfig.Saying("first"), LoggerFactory = loggers });
        await using var app = await LiveApp.StartAsync(server.Address);
        var first = app.Status;
        Assert.Equal("first", app.Caption);

        await app.NextRefreshAsync();
        var confirmed = app.Status;
        Assert.Equal("first", app.Caption);

        server.Serve(ShopConfig.Saying("second"));
        await app.NextRefreshAsync();

        Assert.Equal("second", app.Caption);
        Assert.Equal(first.Fingerprint, confirmed.Fingerprint);
        Assert.NotEqual(first.Fingerprint, app.Status.Fingerprint);
        Assert.Equal(["200", "304", "200"], serverLog.Lines.Select(static line => Status().Match(line)).Where(static found => found.Success).Select(static found => found.Value));
    }

    [Fact]
    public async Task A_change_is_picked_up_within_the_refresh_interval()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address, static options => options.RefreshInterval = TimeSpan.FromMinutes(2));

        Assert.InRange(app.Pause, TimeSpan.FromMinutes(1.6), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_change_is_an_event_a_token_and_a_log_line()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var events = new List<string>();
        var tokens = 0;
        app.Client.ConfigurationChanged += status => events.Add($"{status.Origin} {status.Fingerprint} {app.Caption}");
        using var listening = ChangeToken.OnChange(app.Client.GetChangeToken, () => tokens++);

        await app.NextRefreshAsync();
        server.Serve(ShopConfig.Saying("second"));
        await app.NextRefreshAsync();
        server.Serve(ShopConfig.Saying("third"));
        await app.NextRefreshAsync();

        Assert.Equal(2, tokens);
        Assert.Equal(["second", "third"], events.Select(static line => line.Split(' ')[2]));
        Assert.EndsWith($"{app.Status.Fingerprint} third", events[1]);
        Assert.Contains(app.Log.Lines, line => line.StartsWith($"Information ConvertTyped.Flags 21 Convert: Serving the live config {app.Status.Fingerprint}"));
    }

    [Fact]
    public async Task A_config_that_only_reads_differently_changes_nothing()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var changes = 0;
        app.Client.ConfigurationChanged += _ => changes++;

        server.Serve(ShopConfig.With(config =>
        {
            ShopConfig.EachChangeOf(config, "10071", static values => values["caption"] = "live");
            config["project"]!["name"] = "Another name";
            config["unknown"] = 42;
        }));
        var result = await app.Client.RefreshAsync();

        Assert.Equal(RefreshOutcome.Unchanged, result.Outcome);
        Assert.Equal(0, changes);
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_nobody_else_from_hearing_and_nothing_from_refreshing()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var heard = 0;
        app.Client.ConfigurationChanged += static _ => throw new InvalidOperationException("first listener");
        app.Client.ConfigurationChanged += _ => heard++;
        using var failing = ChangeToken.OnChange(app.Client.GetChangeToken, static () => throw new InvalidOperationException("token listener"));
        using var counting = ChangeToken.OnChange(app.Client.GetChangeToken, () => heard++);

        foreach (var caption in (string[])["second", "third"])
        {
            server.Serve(ShopConfig.Saying(caption));
            await app.NextRefreshAsync();
            Assert.Equal(caption, app.Caption);
        }

        Assert.Equal(4, heard);
        Assert.Equal(4, app.Log.Lines.Count(static line => line.Contains(" 20 Convert: a listener of ConfigurationChanged or of a change token failed.")));
    }

    [Fact]
    public async Task A_listener_may_refresh()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var inner = new TaskCompletionSource<RefreshResult>();
        app.Client.ConfigurationChanged += _ => inner.SetResult(app.Client.RefreshAsync().GetAwaiter().GetResult());

        server.Serve(ShopConfig.Saying("second"));
        var outer = await app.Client.RefreshAsync();

        Assert.Equal(RefreshOutcome.Changed, outer.Outcome);
        Assert.Equal(RefreshOutcome.Unchanged, (await inner.Task).Outcome);
    }

    [Fact]
    public async Task Refreshing_never_gives_up_waits_longer_and_longer_and_recovers()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.UntilCleared(Fault.Status(500));
        await using var app = await LiveApp.StartAsync(server.Address);
        var pauses = new List<TimeSpan> { app.Pause };
        for (var failure = 2; failure <= 40; failure++)
        {
            await app.NextRefreshAsync();
            pauses.Add(app.Pause);
        }

        Assert.Equal(40, app.Status.ConsecutiveFailures);
        Assert.Contains("(500)", app.Status.LastError);
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
        Assert.InRange(pauses[2], TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(20));
        Assert.All(pauses[10..], static pause => Assert.InRange(pause, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5)));
        Assert.Single(app.Log.Lines, static line => line.StartsWith("Warning ConvertTyped.Flags 22"));

        server.Faults.Clear();
        await app.NextRefreshAsync();

        Assert.Equal("live", app.Caption);
        Assert.Equal((0, null), (app.Status.ConsecutiveFailures, app.Status.LastError));
        Assert.Contains(app.Log.Lines, static line => line.Contains("Refreshes that failed before, in a row: 40."));
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_granted()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.Next(Fault.Status(503, retryAfter: TimeSpan.FromMinutes(20)));
        server.Faults.Config.Next(Fault.Status(503, retryAfter: TimeSpan.FromDays(20)));
        await using var app = await LiveApp.StartAsync(server.Address);
        Assert.Equal(TimeSpan.FromMinutes(20), app.Pause);

        await app.NextRefreshAsync();
        Assert.Equal(TimeSpan.FromHours(1), app.Pause);
    }

    [Fact]
    public async Task Without_a_project_nobody_is_asked()
    {
        await using var app = LiveApp.Begin(new Uri("http://127.0.0.1:1"), static options => options.SdkKey = null);

        Assert.Equal(RefreshOutcome.NotConfigured, (await app.Client.RefreshAsync()).Outcome);
        Assert.Equal("Buy now", app.Caption);
        Assert.Contains(app.Log.Lines, static line => line.StartsWith("Debug ConvertTyped.Flags 21 Convert: Serving the snapshot"));
        Assert.Equal((ConfigurationOrigin.Snapshot, null, 0), (app.Status.Origin, app.Status.LastError, app.Status.ConsecutiveFailures));
        Assert.DoesNotContain(app.Log.Lines, static line => line.StartsWith("Warning") || line.StartsWith("Error"));
    }

    [Fact]
    public async Task A_client_that_is_disposed_refreshes_no_more_and_answers_still()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);

        await app.Client.DisposeAsync();
        await app.Client.DisposeAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<ObjectDisposedException>(() => app.Client.RefreshAsync());
        Assert.Equal("live", app.Caption);
        Assert.Single(server.Requests);
    }

    // In the server's line on each config it answered.
    [GeneratedRegex(@"(?<=ConvertDevServer 82 .*)\b(200|304)\b")]
    private static partial Regex Status();
}
