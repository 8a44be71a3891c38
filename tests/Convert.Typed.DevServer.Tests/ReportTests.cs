using System.Net;
using System.Text.Json;

namespace ConvertTyped.DevServer.Tests;

/// <summary>What is told of the events, to programs and over HTTP.</summary>
public sealed class ReportTests : ServerTest
{
    private const string InNewButton = """,  "bucketingData":{"100300001":"100400002"}""";

    private const string Worth = """,  "goalData":[{"key":"amount","value":10.5},{"key":"productsCount","value":2}],"bucketingData":{"100300001":"100400002"}""";

    [Fact]
    public async Task Events_are_counted_per_variation_and_goal()
    {
        await using var server = await StartAsync();

        await TrackAsync(server, Shop.Track(
            Shop.Visitor("ada", Shop.Bucketing(), Shop.Conversion(more: InNewButton), Shop.Conversion(more: Worth)),
            Shop.Visitor("bob", Shop.Bucketing(variation: "100400003")),
            Shop.Visitor("cy", Shop.Bucketing(), Shop.Conversion(goal: "100200002"))));
        var report = server.Report;

        Assert.Equal(["checkout-button", "pricing-page", "free-shipping"], report.Experiences.Select(static experience => experience.Key));
        Assert.Equal([("original", 0), ("new-button", 2), ("bold-button", 1)], report.Experiences[0].Variations.Select(static variation => (variation.Key!, (int)variation.Bucketed)));
        Assert.Equal(new GoalReport("100200001", "purchase", "Purchase", 1, 1, 10.5, 2), Assert.Single(report.Experiences[0].Variations[1].Goals));
        Assert.Equal([("purchase", 1, 1), ("add-to-cart", 1, 0)], report.Goals.Select(static goal => (goal.Key!, (int)goal.Conversions, (int)goal.Transactions)));
        Assert.Equal((6, 0, 0, 0), (report.Accepted, report.Duplicates, report.Dropped, report.Refused));
    }

    [Fact]
    public async Task An_event_that_repeats_another_word_for_word_is_a_duplicate()
    {
        await using var server = await StartAsync();
        var batch = Shop.Track(Shop.Visitor("ada", Shop.Bucketing()), Shop.Visitor("bob", Shop.Bucketing()));

        await TrackAsync(server, batch);
        await TrackAsync(server, batch);

        Assert.Equal([false, false, true, true], server.Events.Select(static tracked => tracked.IsDuplicate));
        Assert.Equal([1, 1, 2, 2], server.Events.Select(static tracked => tracked.Request));
        var variation = server.Report.Experiences[0].Variations[1];
        Assert.Equal((2, 4, 2), (server.Report.Duplicates, variation.Bucketed, variation.Visitors));
    }

    [Fact]
    public async Task What_the_config_does_not_know_is_counted_all_the_same()
    {
        await using var server = await StartAsync();

        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing("7", "8"), Shop.Bucketing(variation: "9"), Shop.Conversion("10"))));

        Assert.Equal(("9", null, 1), Tell(server.Report.Experiences[0].Variations[3]));
        Assert.Equal(("7", null), (server.Report.Experiences[3].Id, server.Report.Experiences[3].Key));
        Assert.Equal(("8", null, 1), Tell(Assert.Single(server.Report.Experiences[3].Variations)));
        Assert.Equal(("10", null), (server.Report.Goals[2].Id, server.Report.Goals[2].Key));

        static (string, string?, long) Tell(VariationReport variation) => (variation.Id, variation.Key, variation.Bucketed);
    }

    [Fact]
    public async Task A_sum_that_no_number_holds_is_told_all_the_same()
    {
        await using var server = await StartAsync();

        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Conversion(more: """,  "goalData":[{"key":"amount","value":1e999}]"""))));

        Assert.Equal("Infinity", (await ReadJsonAsync(await GetAsync(server, "_report"))).GetProperty("goals")[0].GetProperty("amount").GetString());
    }

    [Fact]
    public async Task The_oldest_events_and_requests_are_forgotten_first_and_never_uncounted()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, RememberedEvents = 3, RememberedRequests = 2 });

        foreach (var visitor in (string[])["a", "b", "c", "d", "a"])
        {
            await TrackAsync(server, Shop.Track(Shop.Visitor(visitor, Shop.Bucketing())));
        }

        Assert.Equal(["c", "d", "a"], server.Events.Select(static tracked => tracked.VisitorId));
        Assert.All(server.Events, static tracked => Assert.False(tracked.IsDuplicate));
        Assert.Equal([4, 5], server.Requests.Select(static request => request.Number));
        Assert.Equal((5, 2), (server.Report.Accepted, server.Report.Forgotten));
        Assert.Equal(3, (await server.WaitForEventsAsync(5, Patience)).Count);
    }

    [Fact]
    public async Task A_wait_ends_when_the_last_awaited_event_arrives()
    {
        await using var server = await StartAsync();

        var wait = server.WaitForEventsAsync(2, Patience);
        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing())));
        Assert.False(wait.IsCompleted);
        await TrackAsync(server, Shop.Track(Shop.Visitor("bob", Shop.Bucketing())));

        Assert.Equal(["ada", "bob"], (await wait).Select(static tracked => tracked.VisitorId));
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        await using var server = await StartAsync();
        using var impatience = new CancellationTokenSource();

        var wait = server.WaitForRequestsAsync(1, impatience.Token);
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task Requests_are_kept_as_they_came()
    {
        await using var server = await StartAsync();

        await GetAsync(server, $"api/v1/config/{Shop.Key}?environment=a%20b", ("Authorization", "Bearer secret-1"));
        await TrackAsync(server, Shop.Track());
        await GetAsync(server, "elsewhere");
        var requests = await server.WaitForRequestsAsync(3, Patience);

        Assert.Equal([DevServerEndpoint.Config, DevServerEndpoint.Track, DevServerEndpoint.Unknown], requests.Select(static request => request.Endpoint));
        Assert.Equal(("GET", $"/api/v1/config/{Shop.Key}?environment=a%20b"), (requests[0].Method, requests[0].PathAndQuery));
        Assert.Equal("Bearer secret-1", requests[0].Headers["authorization"]);
        Assert.Equal(Shop.Track(), requests[1].ReadBody());
        Assert.Equal("#1 GET /api/v1/config/10012345/2001", requests[0].ToString());
    }

    [Fact]
    public async Task Events_and_report_can_be_read_over_HTTP_and_forgotten()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing(), Shop.Conversion(more: Worth))));

        var events = await ReadJsonAsync(await GetAsync(server, "_events"));
        var report = await ReadJsonAsync(await GetAsync(server, "_report"));
        using var forgotten = await SendAsync(server, HttpMethod.Delete, "_events", content: null);

        Assert.Equal(["bucketing", "conversion"], events.EnumerateArray().Select(static tracked => tracked.GetProperty("kind").GetString()));
        Assert.Equal(10.5, events[1].GetProperty("goalData")[0].GetProperty("value").GetDouble());
        Assert.Equal(2, report.GetProperty("accepted").GetInt32());
        Assert.Equal(1, report.GetProperty("experiences")[0].GetProperty("variations")[1].GetProperty("bucketed").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, forgotten.StatusCode);
        Assert.Empty(server.Events);
        Assert.Equal(0, server.Report.Accepted);
        Assert.Equal(JsonValueKind.Array, (await ReadJsonAsync(await GetAsync(server, "_events"))).ValueKind);
    }
}
