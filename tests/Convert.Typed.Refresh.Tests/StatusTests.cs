using ConvertTyped.DevServer;

namespace ConvertTyped.Refresh.Tests;

public sealed class StatusTests
{
    [Fact]
    public async Task The_status_tells_what_is_in_force()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var status = app.Status;

        Assert.Equal(ConfigurationOrigin.Live, status.Origin);
        Assert.Matches("^[0-9a-f]{16}$", status.Fingerprint);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), status.PublishedAt);
        Assert.Equal(app.Clock.GetUtcNow(), status.TakenAt);
        Assert.Equal(TimeSpan.Zero, status.Age);
        Assert.Empty(status.Problems);
        Assert.Empty(status.Drift);
        Assert.Equal($"Serving the live config {status.Fingerprint}, confirmed 0 seconds ago.", status.ToString());
    }

    [Fact]
    public async Task A_confirmed_config_is_young_again()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        var taken = app.Status.TakenAt;
        server.Faults.Config.Next(Fault.Status(500));

        await app.NextRefreshAsync();
        var afterFailure = app.Status.Age;
        var pauses = app.Pause;
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = app.Status.Age;
        await app.NextRefreshAsync();

        Assert.InRange(afterFailure!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.FromSeconds(1), later - afterFailure);
        Assert.Equal(TimeSpan.Zero, app.Status.Age);
        Assert.Equal(taken, app.Status.TakenAt);
    }

    [Fact]
    public async Task A_clock_that_jumps_backwards_disturbs_neither_ages_nor_refreshing()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);

        app.Clock.JumpBy(TimeSpan.FromDays(-400));
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), app.Status.Age);

        server.Serve(ShopConfig.Saying("after the jump"));
        await app.NextRefreshAsync();
        Assert.Equal("after the jump", app.Caption);
        Assert.Equal(TimeSpan.Zero, app.Status.Age);
        Assert.InRange(app.Pause, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_snapshot_of_the_future_is_not_of_negative_age()
    {
        await using var app = LiveApp.Begin(new Uri("http://127.0.0.1:1"), static options => options.SdkKey = null);
        var age = app.Status.Age;

        Assert.Equal(TimeSpan.FromDays(19) + TimeSpan.FromHours(3), age);
        var client = ConvertClient.FromConfiguration(ShopConfig.With(static config => config["project"]!["settings"]!["version"] = "9999-01-01T00:00:00+00:00-1"));
        Assert.InRange(client.Status.Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal("Serving the snapshot of 9999-01-01.", client.Status.ToString());
    }

    [Theory]
    [InlineData("""{"project":{"settings":{"version":"2026-03-22T07:46:28+00:00-259"}},"_s_t":"2026-03-23 08:01:02Z"}""", "2026-03-22T07:46:28")]
    [InlineData("""{"project":{"settings":{"version":"2026-03-22T07:46:28+02:00-7"}}}""", "2026-03-22T05:46:28")]
    [InlineData("""{"project":{},"_s_t":"2026-03-22 08:01:02Z"}""", "2026-03-22T08:01:02")]
    [InlineData("""{"project":{"settings":{"version":"7"}},"_s_t":42}""", null)]
    [InlineData("""{"project":{"settings":[]},"_s_t":"yesterday"}""", null)]
    public void A_config_tells_when_it_was_published(string json, string? time)
    {
        var config = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        config["account_id"] = "1";
        config["project"]!["id"] = "2";

        var client = ConvertClient.FromConfiguration(System.Text.Encoding.UTF8.GetBytes(config.ToJsonString()));

        Assert.Equal(time, client.Status.PublishedAt?.UtcDateTime.ToString("s"));
    }

    [Fact]
    public async Task A_status_is_one_moment_even_while_it_changes()
    {
        await using var server = await LiveApp.ServeAsync(ShopConfig.Bytes);
        await using var app = await LiveApp.StartAsync(server.Address);
        var originalFingerprint = app.Status.Fingerprint;
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var mixtures = 0;
            while (!done.IsCancellationRequested)
            {
                // The original has no drift, the other one always has.
                var status = app.Status;
                mixtures += status.Fingerprint == originalFingerprint == (status.Drift.Count == 0) ? 0 : 1;
            }

            return mixtures;
        });
        var changed = ShopConfig.With(static config => config["goals"]!.AsArray().RemoveAt(0));

        for (var number = 0; number < 50; number++)
        {
            server.Serve(number % 2 == 0 ? changed : ShopConfig.Bytes);
            Assert.Equal(RefreshOutcome.Changed, (await app.Client.RefreshAsync()).Outcome);
        }

        await done.CancelAsync();
        Assert.Equal(0, await reading);
    }
}
