using System.Text.Json.Nodes;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>Comparing a snapshot with what is served, and changing nothing.</summary>
public sealed class VerifyTests
{
    private const string Nothing = "nothing";
    private const string Traffic = "traffic";
    private const string NewFeature = "a new feature";
    private const string Retyped = "a retyped variable";
    private const string NewSegment = "a new segment";
    private const string RetypedAttribute = "an attribute that is a number now";
    private const string OtherText = "a rule with another text";
    private const string RetypedJson = "a retyped member of JSON";
    private const string OtherTracking = "a goal that is no longer one of revenue";
    private const string MadeAnew = "a feature with another id";
    private const string OnlyCertainCarrier = "all variations paused but the one that sets all variables";
    private const string NumberAsJson = "a number that is JSON now";
    private const string GoneVariable = "a variable that not every variation sets, gone";
    private const string GoneCertainVariable = "a variable that every variation sets, gone";
    private const string GoneJson = "a member that is always in JSON, gone";
    private const string SometimesSet = "a variable that a variation no longer sets";

    [Theory]
    [InlineData(Nothing, "Any", true)]
    [InlineData(Traffic, "Any", false)]
    [InlineData(Traffic, "Types", true)]
    [InlineData(NewFeature, null, false)]
    [InlineData(NewFeature, "Types", false)]
    [InlineData(NewFeature, "breaking", true)]
    [InlineData(Retyped, "Breaking", false)]
    [InlineData(SometimesSet, "Breaking", false)]
    [InlineData(NewSegment, "Types", false)]
    [InlineData(NewSegment, "Breaking", true)]
    [InlineData(RetypedAttribute, "Breaking", false)]
    [InlineData(OtherText, "Types", false)]
    [InlineData(OtherText, "Breaking", true)]
    [InlineData(RetypedJson, "Breaking", false)]
    [InlineData(OnlyCertainCarrier, "Breaking", true)]
    [InlineData(NumberAsJson, "Types", true)]
    [InlineData(NumberAsJson, "Any", false)]
    [InlineData(GoneVariable, "Types", false)]
    [InlineData(GoneVariable, "Breaking", true)]
    [InlineData(GoneCertainVariable, "Breaking", false)]
    [InlineData(GoneJson, "Breaking", false)]
    [InlineData(OtherTracking, "Breaking", false)]
    [InlineData(MadeAnew, "Types", true)]
    [InlineData(MadeAnew, "Any", false)]
    public async Task The_level_says_which_differences_fail(string difference, string? level, bool fits)
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        var bytes = await File.ReadAllBytesAsync(project.Snapshot);
        project.Serve(config => Change(config, difference));

        var run = await project.VerifyAsync(level);

        Assert.Equal(fits, run.Succeeded);
        Assert.Equal(fits ? null : "CVT107", run.Code);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(project.Snapshot));
    }

    [Fact]
    public async Task A_snapshot_that_no_longer_fits_says_why_and_what_to_do()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => Change(config, Retyped));

        var run = await project.VerifyAsync();

        Assert.Contains(
            """
            Convert: convert.config.json no longer fits what Convert serves:
              ~ variable rounded of feature checkout-new-button: it was boolean and is string (breaks code that uses it)

            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal(
            "The snapshot no longer fits what Convert serves. 1 difference: 1 breaks code (ConvertVerifyLevel is Types). Run 'dotnet build -t:ConvertRefresh', build, and check the file in.",
            run.Error);
    }

    [Theory]
    [InlineData(null, "{\"text\": \"Sale\"}", "it was of no one known kind and is an object")]
    [InlineData("{\"text\": \"Sale\"}", null, "it was an object and is of no one known kind")]
    public async Task A_first_or_last_value_of_JSON_breaks_code(string? was, string? now, string detail)
    {
        await using var project = await ShopProject.StartAsync();
        project.Serve(config => Banner(config, was));
        await project.RefreshAsync();
        project.Serve(config => Banner(config, now));

        var run = await project.VerifyAsync("Breaking");

        Assert.Contains($"  ~ variable banner of feature checkout-new-button: {detail} (breaks code that uses it)\n", run.Output, StringComparison.Ordinal);

        static void Banner(JsonNode config, string? json)
        {
            config["features"]![0]!["variables"]!.AsArray().Add(new JsonObject { ["key"] = "banner", ["type"] = "json" });
            if (json is not null)
            {
                config["experiences"]![0]!["variations"]![1]!["changes"]![0]!["data"]!["variables_data"]!["banner"] = JsonNode.Parse(json);
            }
        }
    }

    [Fact]
    public async Task A_snapshot_in_another_form_fits()
    {
        await using var project = await ShopProject.StartAsync();
        await File.WriteAllTextAsync(project.Snapshot, ShopProject.Quickstart);

        var run = await project.VerifyAsync("Any");

        Assert.True(run.Succeeded, run.Error);
        Assert.Equal(ShopProject.Quickstart, await File.ReadAllTextAsync(project.Snapshot));
    }

    [Fact]
    public async Task A_project_without_a_snapshot_does_not_fit()
    {
        await using var project = await ShopProject.StartAsync();

        var run = await project.VerifyAsync();

        Assert.False(run.Succeeded);
        Assert.Equal("The snapshot does not exist. Run 'dotnet build -t:ConvertRefresh' and check the file in.", run.Error);
        Assert.False(File.Exists(project.Snapshot));
        Assert.Empty(project.Server.Requests);
    }

    [Fact]
    public async Task A_level_that_does_not_exist_is_refused()
    {
        await using var project = await ShopProject.StartAsync();

        var run = await project.VerifyAsync("Strict");

        Assert.Equal(("CVT101", "ConvertVerifyLevel is 'Strict'. Set it to Any, Types or Breaking."), (run.Code, run.Error));
    }

    private static JsonArray Rules(JsonNode config, string audience) =>
        config["audiences"]!.AsArray().Single(one => (string?)one!["key"] == audience)!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]!.AsArray();

    private static IEnumerable<JsonNode?> Layouts(JsonNode config) => Values(config).Select(static values => values["layout"]);

    private static IEnumerable<JsonObject> Values(JsonNode config) =>
        config["experiences"]![1]!["variations"]!.AsArray().SelectMany(static variation => variation!["changes"]!.AsArray()).Select(static change => change!["data"]!["variables_data"]!.AsObject());

    private static void RemoveVariable(JsonNode config, string key)
    {
        var variables = config["features"]![0]!["variables"]!.AsArray();
        variables.Remove(variables.Single(variable => (string?)variable!["key"] == key));
    }

    private static void Change(JsonNode config, string difference)
    {
        switch (difference)
        {
            case Traffic:
                config["experiences"]![0]!["variations"]![0]!["traffic_allocation"] = 10;
                break;
            case NewFeature:
                config["features"]!.AsArray().Add(new JsonObject { ["id"] = "10099", ["key"] = "checkout-express" });
                break;
            case Retyped:
                config["features"]![0]!["variables"]!.AsArray().Single(static variable => (string?)variable!["key"] == "rounded")!["type"] = "string";
                break;
            case SometimesSet:
                ((JsonObject)config["experiences"]![0]!["variations"]![1]!["changes"]![0]!["data"]!["variables_data"]!).Remove("caption");
                break;
            case NewSegment:
                config["segments"]!.AsArray().Add(new JsonObject { ["id"] = "10099", ["key"] = "guests", ["name"] = "Guests" });
                break;
            case RetypedAttribute:
                foreach (var rule in Rules(config, "paying-plans"))
                {
                    (rule!["rule_type"], rule["value"]) = ("generic_numeric_key_value", 5);
                }

                break;
            case OtherText:
                Rules(config, "paying-plans")[0]!["value"] = "enterprise";
                break;
            case OnlyCertainCarrier:
                config["experiences"]![0]!["variations"]!.AsArray().RemoveAt(2);
                break;
            case NumberAsJson:
                config["features"]!.AsArray().Single(static feature => (string?)feature!["key"] == "free-shipping")!["variables"]![0]!["type"] = "json";
                break;
            case GoneVariable:
                RemoveVariable(config, "rounded");
                break;
            case GoneCertainVariable:
                RemoveVariable(config, "color");
                break;
            case GoneJson:
                foreach (var layout in Layouts(config))
                {
                    ((JsonObject?)layout)?.Remove("highlight");
                }

                break;
            case RetypedJson:
                foreach (var layout in Layouts(config))
                {
                    layout?["highlight"] = 7;
                }

                break;
            case OtherTracking:
                var purchase = config["goals"]!.AsArray().Single(static goal => (string?)goal!["type"] == "revenue")!;
                (purchase["type"], purchase["settings"]) = ("visits_page", null);
                break;
            case MadeAnew:
                config["features"]!.AsArray().Single(static feature => (string?)feature!["key"] == "search-suggestions")!["id"] = "10098";
                break;
            default:
                break;
        }
    }
}
