using System.Text.Json.Nodes;

namespace ConvertTyped.DevServer.Tests;

/// <summary>The page, as a browser shows it.</summary>
public sealed class PageTests : ServerTest
{
    private const string NewButtonCount = "document.querySelector('[data-variation=\"100400002\"] .count')?.textContent";

    [Fact]
    public async Task The_page_shows_the_config()
    {
        await using var server = await StartAsync();
        await using var browser = await Browser.StartAsync();

        await browser.OpenAsync(server.Address);
        await browser.UntilAsync("document.querySelectorAll('[data-feature]').length === 6");

        Assert.Equal("Example Shop, environments live, staging", await TextAsync(browser, "#project"));
        Assert.Equal("live", await TextAsync(browser, "#status"));
        Assert.Contains("caption: string, color: string, rounded: boolean", await TextAsync(browser, "[data-feature='10071']"), StringComparison.Ordinal);
        Assert.Contains("checkout-button", await TextAsync(browser, "[data-experience='100300001'] h3"), StringComparison.Ordinal);
        Assert.Contains("40% of traffic · switches on checkout-new-button, checkout-express-payment", await TextAsync(browser, "[data-variation='100400002']"), StringComparison.Ordinal);
        Assert.Contains("None yet", await TextAsync(browser, "#events"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_bars_and_the_last_events_appear_as_they_arrive()
    {
        await using var server = await StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(server.Address);
        await browser.UntilAsync($"{NewButtonCount} === '0 (0.0%)'");

        await TrackAsync(server, Shop.Track(
            Shop.Visitor("ada", Shop.Bucketing(), Shop.Conversion(more: """,  "goalData":[{"key":"amount","value":10.5}]""")),
            Shop.Visitor("bob", Shop.Bucketing()),
            Shop.Visitor("cy", Shop.Bucketing(), Shop.Bucketing()),
            Shop.Visitor("<b>dee</b>", Shop.Bucketing(variation: "100400003"))));
        await browser.UntilAsync($"{NewButtonCount} === '4 (80.0%)'");

        var bar = await browser.EvaluateAsync("""
            (() => {
              const bar = document.querySelector('[data-variation="100400002"] .bar');
              return bar.querySelector('.share').getBoundingClientRect().width / bar.getBoundingClientRect().width;
            })()
            """);
        Assert.Equal(0.8, bar.GetDouble(), tolerance: 0.01);
        Assert.Equal("accepted6duplicates1dropped (bots)0refused requests0", await TextAsync(browser, "#totals"));
        Assert.Equal("purchase0110.50", await TextAsync(browser, "[data-goal='100200001']"));
        Assert.Contains("<b>dee</b>in checkout-button / bold-buttontest", await TextAsync(browser, "[data-event='6']"), StringComparison.Ordinal);
        Assert.Contains("ada", await TextAsync(browser, "[data-event='2']"), StringComparison.Ordinal);
        Assert.Contains("reached purchase (amount 10.5)", await TextAsync(browser, "[data-event='2']"), StringComparison.Ordinal);
        Assert.Contains("duplicate", await TextAsync(browser, "[data-event='5']"), StringComparison.Ordinal);
        Assert.Equal(["6", "5", "4", "3", "2", "1"], await TextsAsync(browser, "[data-event] td:first-child"));
    }

    [Fact]
    public async Task A_changed_config_faults_and_dropped_events_appear()
    {
        await using var server = await StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(server.Address);

        server.Faults.Track.Next(Fault.Status(503));
        server.Serve(Shop.WithExperience(0, "key", "renamed-button"));
        await browser.UntilAsync("document.querySelector('h3')?.textContent === 'renamed-button'");
        Assert.Equal(["Track requests go wrong, next request: status 503."], await TextsAsync(browser, "#notices li"));

        server.Faults.Clear();
        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing())), agent: "curl");
        await browser.UntilAsync("document.querySelector('#notices').textContent.startsWith('1 event came with another User-Agent')");
    }

    [Fact]
    public async Task The_mark_counts_only_variations_that_run()
    {
        await using var server = await StartAsync();
        server.Serve(Shop.Edit(static config => config["experiences"]![0]!["variations"]![2]!["status"] = "stopped"));
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(server.Address);
        await browser.UntilAsync($"{NewButtonCount} === '0 (0.0%)'");

        // Two arms of 40 percent run, and one of 20 does not.
        Assert.Equal(0.5, await MarkAsync(browser, "100400002"), tolerance: 0.01);
        Assert.Equal(0, await MarkAsync(browser, "100400003"), tolerance: 0.01);
        Assert.Contains("20% of traffic · stopped", await TextAsync(browser, "[data-variation='100400003']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_can_be_forgotten_from_the_page()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing())));
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(server.Address);
        await browser.UntilAsync($"{NewButtonCount} === '1 (100.0%)'");

        await browser.EvaluateAsync("document.querySelector('#clear').click()");
        await browser.UntilAsync($"{NewButtonCount} === '0 (0.0%)'");

        Assert.Empty(server.Events);
    }

    [Fact]
    public async Task The_page_follows_the_colours_of_the_system_and_fits_a_phone()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, Shop.Track(Shop.Visitor(new string('v', 200), Shop.Bucketing())));
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(server.Address);
        await browser.UntilAsync("document.querySelector('[data-event]')");

        Assert.NotEqual(await GroundAsync("light"), await GroundAsync("dark"));
        await browser.CommandAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = 360, ["height"] = 740, ["deviceScaleFactor"] = 2, ["mobile"] = true });
        Assert.Equal(360, (await browser.EvaluateAsync("document.scrollingElement.scrollWidth")).GetInt32());

        async Task<string?> GroundAsync(string scheme)
        {
            await browser.CommandAsync("Emulation.setEmulatedMedia", new JsonObject
            {
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
            });
            return (await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString();
        }
    }

    private static async Task<double> MarkAsync(Browser browser, string variation) => (await browser.EvaluateAsync($$"""
        (() => {
          const bar = document.querySelector('[data-variation="{{variation}}"] .bar').getBoundingClientRect();
          const mark = document.querySelector('[data-variation="{{variation}}"] .expected').getBoundingClientRect();
          return (mark.left - bar.left) / bar.width;
        })()
        """)).GetDouble();

    private static async Task<string> TextAsync(Browser browser, string selector) =>
        (await browser.EvaluateAsync($"document.querySelector(\"{selector}\").textContent")).GetString()!;

    private static async Task<IReadOnlyList<string?>> TextsAsync(Browser browser, string selector) =>
        [.. (await browser.EvaluateAsync($"[...document.querySelectorAll(\"{selector}\")].map(found => found.textContent)")).EnumerateArray().Select(static text => text.GetString())];
}
