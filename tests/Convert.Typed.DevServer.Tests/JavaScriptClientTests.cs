using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConvertTyped.Tests;

namespace ConvertTyped.DevServer.Tests;

/// <summary>The official JavaScript client, unmodified, lives on the dev server, and what it says it decided is what arrives.</summary>
public sealed class JavaScriptClientTests : ServerTest
{
    private const string Checkout = "100300001";

    private static readonly string Script = Path.Combine(Repository.Root, "tests/Convert.Typed.DevServer.Tests/official-client.cjs");

    [Theory]
    [InlineData("")]
    [InlineData("api/v1/")]
    public async Task It_fetches_a_config_buckets_converts_and_its_events_arrive(string path)
    {
        var folder = await JavaScriptClient.InstallAsync();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, SdkKey = Shop.Key, SdkKeySecret = "secret-1" });

        var visitors = await DecideAsync(folder, new Uri(server.Address, path).AbsoluteUri);
        var events = server.Events;

        // One bucketing for each experience, and a conversion and its worth, of each visitor, in one request after the one for the config.
        Assert.Equal([DevServerEndpoint.Config, DevServerEndpoint.Track], server.Requests.Select(static request => request.Endpoint));
        Assert.Contains("environment=live", server.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.All(server.Requests, static request => Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]));
        Assert.All(visitors, visitor => AssertArrived(visitor, [.. events.Where(tracked => tracked.VisitorId == visitor.GetProperty("id").GetString())]));

        // Both kinds of decision were made, so that the comparison means something.
        Assert.InRange(visitors.Select(VariationOf).Distinct().Count(), 2, 3);
        Assert.Contains(visitors, static visitor => visitor.GetProperty("features").EnumerateArray().Any(IsOn));

        var report = server.Report;
        Assert.Equal((0, 0, 0), (report.Dropped, report.Refused, report.Duplicates));
        Assert.Equal(
            visitors.CountBy(VariationOf).OrderBy(static count => count.Key, StringComparer.Ordinal).Select(static count => (count.Key, (long)count.Value)),
            report.Experiences[0].Variations.Where(static variation => variation.Bucketed > 0).Select(static variation => (variation.Id, variation.Bucketed)));
        Assert.Equal((20, 20, 400.0, 40.0), (report.Goals[0].Conversions, report.Goals[0].Transactions, report.Goals[0].Amount, report.Goals[0].ProductsCount));
    }

    [Fact]
    public async Task It_lives_in_a_page_of_another_origin()
    {
        var folder = await JavaScriptClient.InstallAsync();
        var bundle = await File.ReadAllTextAsync(JavaScriptClient.FileIn(folder, "lib/index.umd.min.js"));
        await using var origin = await StartAsync();
        await using var server = await StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(new Uri(origin.Address, "_report"));

        await browser.EvaluateAsync(bundle);
        var variation = await browser.EvaluateAsync($$"""
            (async () => {
              const client = new ConvertSDK.default({
                sdkKey: '{{Shop.Key}}', sdkKeySecret: 'unused', environment: 'live',
                api: { endpoint: { config: '{{server.Address}}', track: '{{server.Address}}' } },
                events: { batch_size: 10000, release_interval: 3600000 },
              });
              await client.onReady();
              const visitor = client.createContext('ada', { country: 'US' });
              const decided = visitor.runExperience('checkout-button', { locationProperties: {} });
              await visitor.releaseQueues('test');
              return decided.id;
            })()
            """);
        var events = await server.WaitForEventsAsync(1, Patience);

        Assert.Equal(("ada", Checkout, variation.GetString()), (events[0].VisitorId, events[0].ExperienceId, events[0].VariationId));
        Assert.Equal(0, server.Report.Dropped);
    }

    private static async Task<IReadOnlyList<JsonElement>> DecideAsync(string folder, string address)
    {
        var output = await JavaScriptClient.RunScriptAsync(folder, Script, address, Shop.Key, "secret-1", "live");
        return [.. JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement.EnumerateArray()];
    }

    private static void AssertArrived(JsonElement visitor, IReadOnlyList<TrackedEvent> events)
    {
        var bucketings = events.Where(static tracked => tracked.Kind == TrackedEventKind.Bucketing).ToDictionary(static tracked => tracked.ExperienceId!, static tracked => tracked.VariationId!);
        Assert.Equal(VariationOf(visitor), bucketings[Checkout]);
        Assert.All(visitor.GetProperty("features").EnumerateArray().Where(IsOn), feature => Assert.Contains(feature.GetProperty("experience").GetString()!, bucketings));

        var number = int.Parse(visitor.GetProperty("id").GetString()!.Split('-')[1], CultureInfo.InvariantCulture);
        var conversions = events.Where(static tracked => tracked.Kind == TrackedEventKind.Conversion).ToList();
        Assert.Equal(2, conversions.Count);
        Assert.All(conversions, conversion => Assert.Equal(bucketings, conversion.BucketingData!));
        Assert.Null(conversions[0].GoalData);
        Assert.Equal(
            [("amount", (10.5 + number).ToString(CultureInfo.InvariantCulture)), ("productsCount", "2"), ("transactionId", $"tx-{number}")],
            conversions[1].GoalData!.Select(static value => (value.Key, value.Value.ToString())));
        Assert.All(events, static tracked => Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"country":"US","visitorType":"returning"}"""), JsonObject.Create(tracked.Segments!.Value))));
    }

    private static string VariationOf(JsonElement visitor) => visitor.GetProperty("variation").GetString()!;

    private static bool IsOn(JsonElement feature) => feature.GetProperty("status").GetString() == "enabled";
}
