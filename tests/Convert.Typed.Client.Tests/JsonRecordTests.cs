using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConvertTyped.CompilerServices;
using ConvertTyped.Refresh;
using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>What apps read of json variables, and what they are told of live values that do not fit.</summary>
public sealed class JsonRecordTests
{
    private static readonly Site.HomeFeature.BannerValue Fallback = new() { Title = "Welcome", Priority = 0, Slides = [] };

    [Fact]
    public void Values_are_read_as_the_records_of_the_snapshot()
    {
        var (site, visitor) = SiteWith(static _ => { });

        Assert.True(site.Home.TryGet(visitor, out var home));

        Assert.Equal(("Sale", 2L), (home.Banner.Title, home.Banner.Priority));
        Assert.Equal(("/sale", true), (home.Banner.Cta?.Url, home.Banner.Cta?.NewTab));
        Assert.Equal(["a.png", "b.png"], home.Banner.Slides.Select(static slide => slide.Image));
        Assert.Equal([9.5, 12], home.Banner.Slides.Select(static slide => slide.Price));
        Assert.Equal(["New", null], home.Banner.Slides.Select(static slide => slide.Badge));
        Assert.Equal(["summer", "shoes"], home.Tags);
        Assert.Equal("Ends soon", home.Note?.Text);
        Assert.Equal("Sale", site.Home.Banner.ValueOr(visitor, Fallback).Title);
        Assert.Equal(2, site.Home.Tags.ValueOr(visitor, []).Count);
    }

    [Fact]
    public void A_variable_is_read_as_a_type_of_the_app_or_as_JSON_where_the_project_says_so()
    {
        var (site, visitor) = SiteWith(static _ => { });

        Assert.True(site.Home.TryGet(visitor, out var home));

        Assert.Equal(2, home.Limits.PerVisitor);
        Assert.Equal(["US", "CA"], home.Limits.Regions);
        Assert.Equal(3, home.Layout.GetProperty("columns").GetInt32());
    }

    [Fact]
    public void The_door_by_key_still_gives_JSON()
    {
        var (site, visitor) = SiteWith(static _ => { });
        site.Home.TryGet(visitor, out _);

        var banner = site.Client.Feature("home").Variable<JsonElement>("banner").ValueOr(visitor, default);

        Assert.Equal("Sale", banner.GetProperty("title").GetString());
    }

    [Fact]
    public void An_override_gives_what_is_read()
    {
        var site = ConvertTesting.Create<Site>();
        var visitor = site.Visitor("ada");
        using var layout = JsonDocument.Parse("""{"columns": 5}""");

        site.Home.Override(on => on.Banner(Fallback).Tags(["a", "b"]).Limits(new() { PerVisitor = 7, Regions = [] }).Layout(layout.RootElement));

        Assert.True(site.Home.TryGet(visitor, out var home));
        Assert.Same(Fallback, home.Banner);
        Assert.Same(Fallback, site.Home.Banner.ValueOr(visitor, new() { Title = "", Priority = 1, Slides = [] }));
        Assert.Equal(["a", "b"], home.Tags);
        Assert.Equal((7, 5), (home.Limits.PerVisitor, home.Layout.GetProperty("columns").GetInt32()));
        Assert.Null(home.Note);
    }

    [Fact]
    public void An_override_by_key_gives_JSON_that_is_read_as_the_record()
    {
        var site = ConvertTesting.Create<Site>();
        using var json = JsonDocument.Parse("""{"title": "Go", "priority": 3, "slides": []}""");

        site.Client.Feature("home").Override(new Dictionary<string, object?> { ["banner"] = json.RootElement });

        var banner = site.Home.Banner.ValueOr(site.Visitor("ada"), Fallback);
        Assert.Equal(("Go", 3L), (banner.Title, banner.Priority));
    }

    [Fact]
    public void A_feature_that_is_off_has_no_record()
    {
        var site = new Site(Configs.Client(Config(static config => config["experiences"] = new JsonArray())));
        var visitor = site.Visitor("ada");

        Assert.False(site.Home.TryGet(visitor, out var home));
        Assert.Null(home.Banner);
        Assert.Same(Fallback, site.Home.Banner.ValueOr(visitor, Fallback));
    }

    [Fact]
    public void Text_that_is_JSON_is_read_as_what_it_says()
    {
        var (site, visitor) = SiteWith(static values => values["banner"] = """{"title": "Go", "priority": 1.0, "slides": [{"image": "c.png", "price": 1e1}]}""");

        var banner = site.Home.Banner.ValueOr(visitor, Fallback);

        Assert.Equal(("Go", 1L, null, 10.0), (banner.Title, banner.Priority, banner.Cta, banner.Slides[0].Price));
    }

    [Fact]
    public void Members_that_are_new_or_come_twice_do_not_matter()
    {
        var (site, visitor) = SiteWith(static values => values["banner"] =
            """{"new": {"\ud800": 1}, "title": 1, "\u0074itle": "Sale \ud800", "priority": 2, "slides": [], "cta": {"url": "/", "url": "/last"}}""");

        var banner = site.Home.Banner.ValueOr(visitor, Fallback);

        Assert.Equal("Sale \ud800", banner.Title);
        Assert.Null(banner.Cta);
    }

    [Theory]
    [InlineData("cta", """{"url": "/sale"}""", "banner.cta['new-tab'] is missing")]
    [InlineData("cta", "\"/sale\"", "banner.cta is text, not an object")]
    [InlineData("slides.1.badge", "{}", "banner.slides[1].badge is an object, not text")]
    public void A_part_that_can_be_missing_is_null_when_it_does_not_fit_and_drift_says_its_path(string path, string json, string fault)
    {
        var change = Set(path, json);
        var (site, visitor) = SiteWith(change);

        Assert.True(site.Home.TryGet(visitor, out var home));
        Assert.True(path == "cta" ? home.Banner.Cta is null : home.Banner.Slides[1].Badge is null);
        Assert.Equal(Message("banner", "Banner", $"{fault}: the member is null there."), Drift(change));
    }

    [Theory]
    [InlineData("title", null, "banner.title is missing")]
    [InlineData("title", "null", "banner.title is null")]
    [InlineData("title", "7", "banner.title is 7, not text")]
    [InlineData("priority", "1.5", "banner.priority is 1.5, not a whole number")]
    [InlineData("priority", "9223372036854775808", "banner.priority is 9223372036854775808, not a whole number")]
    [InlineData("priority", "100000000000000000000000000000", "banner.priority is a long number, not a whole number")]
    [InlineData("priority", "\"2\"", "banner.priority is text, not a whole number")]
    [InlineData("slides", "{}", "banner.slides is an object, not a list")]
    [InlineData("slides.1", "[]", "banner.slides[1] is a list, not an object")]
    [InlineData("slides.1.price", "true", "banner.slides[1].price is true, not a number")]
    [InlineData("slides.0.image", null, "banner.slides[0].image is missing")]
    public void A_part_that_must_be_there_costs_the_value_when_it_does_not_fit_and_drift_says_its_path(string path, string? json, string fault)
    {
        var change = Set(path, json);
        var (site, visitor) = SiteWith(change);

        Assert.True(site.Home.IsEnabled(visitor));
        Assert.False(site.Home.TryGet(visitor, out _));
        Assert.Same(Fallback, site.Home.Banner.ValueOr(visitor, Fallback));
        Assert.Equal(2, site.Home.Tags.ValueOr(visitor, []).Count);
        Assert.Equal(Message("banner", "Banner", $"{fault}: TryGet is false there."), Drift(change));
    }

    [Theory]
    [InlineData("banner", "[]", "Banner", "banner is a list, not an object: TryGet is false there.")]
    [InlineData("banner", "null", "Banner", "banner is null, not an object: TryGet is false there.")]
    [InlineData("tags", """["a", 1]""", "Tags", "tags[1] is 1, not text: TryGet is false there.")]
    [InlineData("note", "\"soon\"", "Note", "note is text, not an object: it has no value there.")]
    [InlineData("note", """{"text": null}""", "Note", "note.text is null: it has no value there.")]
    [InlineData("limits", "null", "Limits", "limits is null, not a Limits: TryGet is false there.")]
    [InlineData("limits", """{"perVisitor": -1, "regions": []}""", "Limits", "limits is not read as a Limits: Nobody buys less than nothing. (Parameter 'value'): TryGet is false there.")]
    public void A_value_that_does_not_fit_is_none_and_drift_says_why(string variable, string json, string member, string fault)
    {
        Action<JsonNode> change = values => values[variable] = JsonNode.Parse(json);
        var (site, visitor) = SiteWith(change);

        Assert.Equal(variable == "note", site.Home.TryGet(visitor, out var home));
        Assert.Null(home.Note);
        Assert.Equal(Message(variable, member, fault), Drift(change));
    }

    [Fact]
    public void Where_the_serializer_stops_in_a_type_of_the_app_drift_says_the_path() =>
        Assert.Contains("in variation 'sale' of 'new-home' limits.regions[0] is not read as a Limits: ", Drift(static values => values["limits"] = JsonNode.Parse("""{"perVisitor": 1, "regions": [[]]}""")));

    [Fact]
    public void Of_several_parts_that_do_not_fit_drift_says_the_worst_and_how_many_more() =>
        Assert.Equal(
            Message("banner", "Banner", "banner.slides is 2, not a list, and 1 more of its parts do not fit: TryGet is false there."),
            Drift(static values => (values["banner"]!["cta"], values["banner"]!["slides"]) = (1, 2)));

    [Fact]
    public void What_fits_or_is_no_value_where_there_need_be_none_is_no_drift()
    {
        Assert.Empty(Drifts(static _ => { }));
        Assert.Empty(Drifts(static values => values["note"] = null));
        Assert.Empty(Drifts(static values => values.AsObject().Remove("note")));
        Assert.Empty(Drifts(static values => values["layout"] = "anything"));
        Assert.Empty(Drifts(static values => values["banner"]!["slides"] = new JsonArray()));
    }

    [Fact]
    public void A_value_is_parsed_once_for_everybody_and_anew_for_another_config()
    {
        var (site, ada) = SiteWith(static _ => { });
        var grace = site.Visitor("grace");
        var first = site.Home.Banner.ValueOr(ada, Fallback);

        Assert.Same(first, site.Home.Banner.ValueOr(grace, Fallback));
        Assert.True(site.Home.TryGet(grace, out var home));
        Assert.Same(first, home.Banner);

        site.Client.Replace(Config(static _ => { }));
        Assert.NotSame(first, site.Home.Banner.ValueOr(ada, Fallback));
        Assert.Equal(first, site.Home.Banner.ValueOr(ada, Fallback));

        site.Client.Replace(Config(Values(static values => values["banner"]!["slides"]![0]!["image"] = "z.png")));
        Assert.NotEqual(first, site.Home.Banner.ValueOr(ada, Fallback));
        Assert.Contains("Slides = [SlidesItem { Image = z.png, Price = 9.5, Badge = New }, ", site.Home.Banner.ValueOr(ada, Fallback).ToString());
    }

    [Fact]
    public async Task Many_threads_may_read_a_value_for_the_first_time()
    {
        for (var round = 0; round < 50; round++)
        {
            var (site, visitor) = SiteWith(static _ => { });
            using var start = new Barrier(4);

            var banners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(30));
                return site.Home.TryGet(visitor, out var home) ? (home.Banner, home.Tags, home.Limits.PerVisitor) : default;
            }))).WaitAsync(TimeSpan.FromMinutes(1));

            Assert.All(banners, banner => Assert.Equal(banners[0], banner));
        }
    }

    private static (Site Site, Visitor Visitor) SiteWith(Action<JsonNode> change)
    {
        var site = new Site(Configs.Client(Config(Values(change))));
        return (site, site.Visitor("ada"));
    }

    private static string Config(Action<JsonNode> change)
    {
        var config = JsonNode.Parse(SnapshotOf<Site>())!;
        change(config);
        return config.ToJsonString();
    }

    /// <summary>Changes the values of the variation that everybody is given.</summary>
    private static Action<JsonNode> Values(Action<JsonNode> change) =>
        config => change(config["experiences"]![0]!["variations"]![0]!["changes"]![0]!["data"]!["variables_data"]!);

    private static Action<JsonNode> Set(string path, string? json) => values =>
    {
        var parts = path.Split('.');
        var owner = parts[..^1].Aggregate(values["banner"]!, static (node, part) => int.TryParse(part, out var position) ? node[position]! : node[part]!);
        if (json is null)
        {
            owner.AsObject().Remove(parts[^1]);
        }
        else if (owner is JsonArray list)
        {
            list[int.Parse(parts[^1])] = JsonNode.Parse(json);
        }
        else
        {
            owner[parts[^1]] = JsonNode.Parse(json);
        }
    };

    private static string Drift(Action<JsonNode> change)
    {
        var drift = Assert.Single(Drifts(change));
        Assert.Equal((DriftKind.JsonNotFitting, "home"), (drift.Kind, drift.Key));
        return drift.Message;
    }

    private static IReadOnlyList<ConfigurationDrift> Drifts(Action<JsonNode> change)
    {
        var shape = new ConfigurationShape();
        Describe<Site>(shape);
        return DriftComparison.Compare(shape, ConfigurationLoader.Load(Encoding.UTF8.GetBytes(Config(Values(change))), new ConvertOptions().Bucketing()));
    }

    private static string Message(string variable, string member, string fault) =>
        $"The variable '{variable}' (Home.{member}) is not what it was when the app was built: in variation 'sale' of 'new-home' {fault} Correct it in Convert, or save the config as the new snapshot.";

    private static ReadOnlySpan<byte> SnapshotOf<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Snapshot.Read()!.Value.Span;

    private static void Describe<TFlags>(ConfigurationShape shape)
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Describe(shape);
}
