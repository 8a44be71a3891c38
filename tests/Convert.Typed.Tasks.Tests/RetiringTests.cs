using System.Text.Json.Nodes;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>What is no longer served is kept beside the snapshot, with its last shape and the day.</summary>
public sealed class RetiringTests
{
    [Fact]
    public async Task What_is_no_longer_served_moves_to_the_retired_file()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        Assert.False(File.Exists(project.Retired));
        project.Serve(static config =>
        {
            Remove(config["features"]!, "pricing-annual-discount");
            Remove(Feature(config, "checkout-new-button")["variables"]!, "color");
            Remove(config["experiences"]!, "free-shipping");
            Remove(config["experiences"]![0]!["variations"]!, "bold-button");
            Remove(config["goals"]!, "add-to-cart");
            Remove(config["audiences"]!, "regulars");
        });

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        Assert.Equal(
            """
            {
              "features": [
                {
                  "id": "10073",
                  "key": "pricing-annual-discount",
                  "name": "Discount on annual plans",
                  "on_for": "some",
                  "variables": [
                    {
                      "key": "percent",
                      "type": "float",
                      "is_always_set": true
                    },
                    {
                      "key": "label",
                      "type": "string",
                      "is_always_set": true
                    }
                  ],
                  "retired": "2026-11-24"
                }
              ],
              "variables": [
                {
                  "feature_id": "10071",
                  "key": "color",
                  "type": "string",
                  "retired": "2026-11-24"
                }
              ],
            """,
            string.Join('\n', (await File.ReadAllTextAsync(project.Retired)).Split('\n')[..30]));
        var retired = await ReadAsync(project);
        Assert.Equal(("free-shipping", 1), ((string?)retired["experiences"]![0]!["key"], retired["experiences"]![0]!["variations"]!.AsArray().Count));
        var variation = Assert.Single(retired["variations"]!.AsArray())!;
        Assert.Equal(("100300001", "100400003", "bold-button", "2026-11-24"), ((string?)variation["experience_id"], (string?)variation["id"], (string?)variation["key"], (string?)variation["retired"]));
        Assert.Equal("Get it today", (string?)variation["changes"]![0]!["data"]!["variables_data"]!["caption"]);
        Assert.Equal("add-to-cart", (string?)Assert.Single(retired["goals"]!.AsArray())!["key"]);
        Assert.Equal(["action", "visits"], retired["attributes"]!.AsArray().Select(static attribute => (string?)attribute!["key"]));
        Assert.Equal(
            """{"place":"visitor","key":"visits","rules":{"OR":[{"AND":[{"OR_WHEN":[{"key":"visits","rule_type":"generic_numeric_key_value","matching":{"match_type":"less"},"value":5}]}]}]},"retired":"2026-11-24"}""",
            retired["attributes"]![1]!.ToJsonString());
    }

    [Fact]
    public async Task Members_that_JSON_no_longer_has_move_there_too()
    {
        await using var project = await ShopProject.StartAsync();
        project.Serve(static config => Layouts(config, """{"columns": [{"width": 3, "hint": "wide"}], "cta": {"url": "/"}, "title": "Go"}"""));
        await project.RefreshAsync();
        project.Serve(static config => Layouts(config, """{"columns": [{"width": 3}], "title": "Go"}"""));

        var run = await project.RefreshAsync();
        var members = (await ReadAsync(project))["json_members"]!.AsArray();
        project.Serve(static config => Layouts(config, """{"columns": [{"width": 3, "hint": "small"}], "cta": {"url": "/sale"}, "title": "Go"}"""));
        await project.RefreshAsync();

        Assert.Equal(
            [("10074", "layout", "columns/*/hint", "[\"wide\",\"wide\",\"wide\"]"), ("10074", "layout", "cta", "[{\"url\":\"/\"},{\"url\":\"/\"},{\"url\":\"/\"}]")],
            members.Select(static member => ((string?)member!["feature_id"], (string?)member["key"], (string?)member["path"], member["values"]!.ToJsonString())));
        Assert.False(File.Exists(project.Retired));
        Assert.Contains(
            """
              - JSON member layout/columns/*/hint of feature pricing-table: it was always there, and can be null now (breaks code that uses it)
              - JSON member layout/cta of feature pricing-table: it was always there, and can be null now (breaks code that uses it)
              - JSON member layout/cta/url of feature pricing-table (retires types)
            """,
            run.Output,
            StringComparison.Ordinal);

        static void Layouts(JsonNode config, string layout)
        {
            foreach (var change in config["experiences"]!.AsArray().SelectMany(static experience => experience!["variations"]!.AsArray()).SelectMany(static variation => variation!["changes"]!.AsArray()))
            {
                if (change!["data"]?["variables_data"]?["layout"] is not null)
                {
                    change["data"]!["variables_data"]!["layout"] = JsonNode.Parse(layout);
                }
            }
        }
    }

    [Fact]
    public async Task Refreshing_on_another_day_keeps_the_day_and_the_bytes()
    {
        await using var project = await RetiredFeatureAsync();
        var bytes = await File.ReadAllBytesAsync(project.Retired);
        project.Today = project.Today.AddDays(1);

        await project.RefreshAsync();

        Assert.Equal(bytes, await File.ReadAllBytesAsync(project.Retired));
    }

    [Theory]
    [InlineData(89, null, false)]
    [InlineData(90, null, true)]
    [InlineData(6, "7", false)]
    [InlineData(7, "7", true)]
    public async Task After_some_days_it_becomes_an_error(int days, string? retireDays, bool isError)
    {
        await using var project = await RetiredFeatureAsync();
        project.Today = project.Today.AddDays(days);

        await project.RefreshAsync(task => task.RetireDays = retireDays);

        var retired = await ReadAsync(project);
        Assert.Equal(isError, (bool?)retired["features"]![0]!["is_error"] ?? false);
        Assert.Equal("2026-11-24", (string?)retired["features"]![0]!["retired"]);
        Assert.Null(retired["attributes"]![0]!["is_error"]);
    }

    [Fact]
    public async Task A_feature_with_another_key_leaves_its_old_type_behind()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => Feature(config, "search-suggestions")["key"] = "search-proposals");

        await project.RefreshAsync();

        Assert.Equal("search-suggestions", (string?)Assert.Single((await ReadAsync(project))["features"]!.AsArray())!["key"]);
    }

    [Fact]
    public async Task A_variation_with_another_key_leaves_its_old_name_behind()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => config["experiences"]![0]!["variations"]![2]!["key"] = "bolder-button");

        await project.RefreshAsync();

        Assert.Equal("bold-button", (string?)Assert.Single((await ReadAsync(project))["variations"]!.AsArray())!["key"]);
    }

    [Fact]
    public async Task What_a_thing_loses_that_is_made_anew_under_its_key_stays_with_it()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => Remove(Feature(config, "checkout-new-button")["variables"]!, "color"));
        await project.RefreshAsync();
        project.Serve(static config =>
        {
            var feature = Feature(config, "checkout-new-button");
            feature["id"] = "10099";
            Remove(feature["variables"]!, "color");
            Remove(feature["variables"]!, "rounded");
            config["experiences"]![0]!["id"] = "100300099";
            Remove(config["experiences"]![0]!["variations"]!, "bold-button");
        });

        await project.RefreshAsync();

        var retired = await ReadAsync(project);
        Assert.Null(retired["features"]);
        Assert.Null(retired["experiences"]);
        Assert.Equal([("10099", "color"), ("10099", "rounded")], retired["variables"]!.AsArray().Select(static variable => ((string?)variable!["feature_id"], (string?)variable["key"])));
        Assert.Equal(("100300099", "bold-button"), ((string?)retired["variations"]![0]!["experience_id"], (string?)retired["variations"]![0]!["key"]));
    }

    [Fact]
    public async Task A_text_that_no_rule_compares_with_stays_and_never_becomes_an_error()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => config["audiences"]!.AsArray().Single(static audience => (string?)audience!["key"] == "paying-plans")!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]![0]!["value"] = "enterprise");
        await project.RefreshAsync();
        project.Today = project.Today.AddDays(200);

        await project.RefreshAsync();

        Assert.Equal(
            """[{"place":"visitor","key":"plan","text":"pro","retired":"2026-11-24"}]""",
            (await ReadAsync(project))["attribute_texts"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_served_again_comes_back()
    {
        await using var project = await RetiredFeatureAsync();
        project.Serve(static _ => { });

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        Assert.False(File.Exists(project.Retired));
    }

    [Fact]
    public async Task A_feature_that_was_on_for_everybody_keeps_its_values()
    {
        var feature = await RetireAsync(OpenToAll);

        Assert.Equal("everybody", (string?)feature["on_for"]);
        Assert.Equal(
            """[{"key":"percent","type":"float","is_always_set":true,"last_value":12.5},{"key":"label","type":"string","is_always_set":true,"last_value":"Save"}]""",
            feature["variables"]!.ToJsonString());
    }

    [Fact]
    public async Task Only_a_value_that_all_variations_set_is_the_last_one()
    {
        var feature = await RetireAsync(static config =>
        {
            OpenToAll(config);
            Pricing(config)["variations"]![1]!["traffic_allocation"] = 60;
            var deep = Pricing(config)["variations"]![1]!.DeepClone();
            deep["id"] = "100400019";
            deep["key"] = "deep";
            deep["traffic_allocation"] = 40;
            deep["changes"]![0]!["data"]!["variables_data"]!["percent"] = 20;
            Pricing(config)["variations"]!.AsArray().Add(deep);
        });

        Assert.Equal("everybody", (string?)feature["on_for"]);
        Assert.Equal([null, "Save"], feature["variables"]!.AsArray().Select(static variable => variable!["last_value"]?.ToString()));
    }

    [Fact]
    public async Task A_feature_that_no_experience_carried_was_on_for_nobody() =>
        Assert.Equal("nobody", (string?)(await RetireAsync(static config => Remove(config["experiences"]!, "pricing-page")))["on_for"]);

    [Theory]
    [InlineData("locations", """["100600001"]""")]
    [InlineData("audiences", """["100700001"]""")]
    [InlineData("site_area", "{}")]
    [InlineData("environment", "\"staging\"")]
    public async Task A_feature_of_an_experience_that_keeps_some_out_was_on_for_some(string member, string value) =>
        Assert.Equal("some", (string?)(await RetireAsync(config =>
        {
            OpenToAll(config);
            Pricing(config)[member] = JsonNode.Parse(value);
        }))["on_for"]);

    [Theory]
    [InlineData("traffic_allocation", "90")]
    [InlineData("status", "\"stopped\"")]
    [InlineData("changes", "[]")]
    public async Task A_feature_of_a_variation_that_not_all_get_was_on_for_some(string member, string value) =>
        Assert.NotEqual("everybody", (string?)(await RetireAsync(config =>
        {
            OpenToAll(config);
            Pricing(config)["variations"]![1]![member] = JsonNode.Parse(value);
        }))["on_for"]);

    [Fact]
    public async Task A_retired_file_with_a_conflict_is_not_written_over()
    {
        await using var project = await RetiredFeatureAsync();
        await File.WriteAllTextAsync(project.Retired, "<<<<<<< HEAD");
        var snapshot = await File.ReadAllBytesAsync(project.Snapshot);
        project.Serve(static _ => { });

        var run = await project.RefreshAsync();

        Assert.Equal("CVT106", run.Code);
        Assert.EndsWith("It keeps what is no longer served: correct it, take it from version control, or delete it to begin anew, and run it again.", run.Error, StringComparison.Ordinal);
        Assert.Equal("<<<<<<< HEAD", await File.ReadAllTextAsync(project.Retired));
        Assert.Equal(snapshot, await File.ReadAllBytesAsync(project.Snapshot));
    }

    [Fact]
    public async Task Another_project_keeps_nothing_of_this_one()
    {
        await using var project = await RetiredFeatureAsync();
        project.Serve(static config =>
        {
            config["project"]!["id"] = "10099999";
            config["goals"] = new JsonArray();
        });

        var run = await project.RefreshAsync(static task => task.AllowProjectChange = true);

        Assert.True(run.Succeeded, run.Error);
        Assert.False(File.Exists(project.Retired));
    }

    /// <summary>A project whose feature <c>search-suggestions</c> and attribute <c>visits</c> are retired.</summary>
    private static async Task<ShopProject> RetiredFeatureAsync()
    {
        var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config =>
        {
            Remove(config["features"]!, "search-suggestions");
            Remove(config["audiences"]!, "regulars");
        });
        await project.RefreshAsync();
        Assert.True(File.Exists(project.Retired));
        return project;
    }

    /// <summary>What is kept of the feature <c>pricing-annual-discount</c> when it goes, with its experience, from a config.</summary>
    private static async Task<JsonNode> RetireAsync(Action<JsonNode> change)
    {
        await using var project = await ShopProject.StartAsync();
        project.Serve(change);
        await project.RefreshAsync();
        project.Serve(config =>
        {
            change(config);
            Remove(config["features"]!, "pricing-annual-discount");
            config["experiences"] = new JsonArray();
        });

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        return Assert.Single((await ReadAsync(project))["features"]!.AsArray())!;
    }

    /// <summary>The variation that turns the feature on is the one that everybody gets.</summary>
    private static void OpenToAll(JsonNode config)
    {
        var pricing = Pricing(config);
        pricing["locations"] = new JsonArray();
        Remove(pricing["variations"]!, "annual-deep");
        pricing["variations"]![0]!["traffic_allocation"] = 0;
        pricing["variations"]![1]!["traffic_allocation"] = 100;
        pricing["variations"]![1]!["changes"]![0]!["data"]!["variables_data"]!["label"] = "Save";
    }

    private static JsonNode Pricing(JsonNode config) => config["experiences"]!.AsArray().Single(static experience => (string?)experience!["key"] == "pricing-page")!;

    private static async Task<JsonNode> ReadAsync(ShopProject project) => JsonNode.Parse(await File.ReadAllTextAsync(project.Retired))!;

    private static JsonNode Feature(JsonNode config, string key) => config["features"]!.AsArray().Single(feature => (string?)feature!["key"] == key)!;

    private static void Remove(JsonNode list, string key) => list.AsArray().Remove(list.AsArray().Single(item => (string?)item!["key"] == key));
}
