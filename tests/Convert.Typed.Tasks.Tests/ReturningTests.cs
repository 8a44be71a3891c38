using System.Text.Json.Nodes;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>What is served again is compared with what was kept of it, whose types code still uses.</summary>
public sealed class ReturningTests
{
    private const string Retyped = "with a variable of another type";
    private const string SometimesSet = "with a variable that a variation no longer sets";
    private const string WithoutVariable = "without a variable that every variation set";
    private const string RetypedAttribute = "with an attribute that is a number";
    private const string OtherTracking = "without revenue";

    [Theory]
    [InlineData(Retyped, "~ variable caption of feature checkout-new-button: it was string and is integer (breaks code that uses it)")]
    [InlineData(SometimesSet, "~ variable caption of feature checkout-new-button: not every variation sets it now (breaks code that uses it)")]
    [InlineData(WithoutVariable, "- variable caption of feature checkout-new-button: every variation set it, and its member can be null now (breaks code that uses it)")]
    [InlineData(RetypedAttribute, "+ attribute plan: it was text and is a number (breaks code that uses it)")]
    [InlineData(OtherTracking, "~ goal purchase: tracking it takes other arguments (breaks code that uses it)")]
    public async Task What_returns_as_another_thing_breaks_code(string how, string line)
    {
        await using var project = await AllButButtonPlanAndPurchaseAsync();
        project.Serve(config => Change(config, how));

        var run = await project.VerifyAsync("Breaking");

        Assert.Equal("CVT107", run.Code);
        Assert.Contains($"  {line}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 breaks code", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_returns_as_it_was_breaks_nothing()
    {
        await using var project = await AllButButtonPlanAndPurchaseAsync();
        project.Serve(static _ => { });

        var run = await project.VerifyAsync("Breaking");

        Assert.True(run.Succeeded, run.Error);
    }

    [Fact]
    public async Task What_a_thing_lacks_that_comes_back_is_retired()
    {
        await using var project = await ShopProject.StartAsync();
        project.Serve(static config => Layout(config, """{"highlight": "pro", "note": "new"}"""));
        await project.RefreshAsync();
        project.Serve(static config =>
        {
            Remove(config["features"]!, "checkout-new-button");
            Remove(config["features"]!, "pricing-table");
            Remove(config["experiences"]!, "pricing-page");
            Remove(config["audiences"]!, "paying-plans");
        });
        await project.RefreshAsync();
        project.Today = project.Today.AddDays(1);
        project.Serve(static config =>
        {
            Layout(config, """{"highlight": "pro"}""");
            Remove(config["features"]![0]!["variables"]!, "rounded");
            config["features"]![0]!["id"] = "10099";
            Remove(Part(config["experiences"]!, "pricing-page")["variations"]!, "annual-deep");
            Rules(config, "paying-plans")[0]!["value"] = "enterprise";
        });

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        var retired = JsonNode.Parse(await File.ReadAllTextAsync(project.Retired))!.AsObject();
        Assert.Equal(["variables", "variations", "attribute_texts", "json_members"], retired.Select(static list => list.Key));
        Assert.Equal("""[{"feature_id":"10099","key":"rounded","type":"boolean","retired":"2026-11-25"}]""", retired["variables"]!.ToJsonString());
        Assert.Equal("annual-deep", (string?)Assert.Single(retired["variations"]!.AsArray())!["key"]);
        Assert.Equal("pro", (string?)Assert.Single(retired["attribute_texts"]!.AsArray())!["text"]);
        Assert.Equal("note", (string?)Assert.Single(retired["json_members"]!.AsArray())!["path"]);
        Assert.Contains("  - variable rounded of feature checkout-new-button (retires types)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - variation annual-deep of experience pricing-page (retires types)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - text pro of attribute plan (retires types)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_under_one_of_the_keys_that_it_had_is_retired_under_that_one()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => Part(config["experiences"]!, "pricing-page")["key"] = "prices");
        await project.RefreshAsync();
        project.Serve(static config => Remove(config["experiences"]!, "pricing-page"));
        await project.RefreshAsync();
        project.Serve(static config =>
        {
            var experience = Part(config["experiences"]!, "pricing-page");
            experience["key"] = "prices";
            Remove(experience["variations"]!, "annual-deep");
        });

        await project.RefreshAsync();

        var retired = JsonNode.Parse(await File.ReadAllTextAsync(project.Retired))!;
        Assert.Equal("pricing-page", (string?)Assert.Single(retired["experiences"]!.AsArray())!["key"]);
        Assert.Equal("annual-deep", (string?)Assert.Single(retired["variations"]!.AsArray())!["key"]);
    }

    [Theory]
    [InlineData("""{"highlight": "pro", "note": "old"}""", "+ JSON member layout/note of feature pricing-table: it is always there now (breaks code that uses it)")]
    [InlineData("""{"highlight": "pro", "note": null}""", "~ JSON member layout/note of feature pricing-table: it was text and is of no one known kind (breaks code that uses it)")]
    public async Task A_member_of_JSON_that_returns_as_another_thing_breaks_code(string layout, string line)
    {
        await using var project = await ShopProject.StartAsync();
        project.Serve(static config => Layout(config, """{"highlight": "pro", "note": "old"}"""));
        await project.RefreshAsync();
        project.Serve(static config => Layout(config, """{"highlight": "pro"}"""));
        await project.RefreshAsync();
        project.Serve(config => Layout(config, layout));

        var run = await project.VerifyAsync("Breaking");

        Assert.Equal("CVT107", run.Code);
        Assert.Contains($"  {line}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_member_of_JSON_lacks_that_returns_is_retired()
    {
        await using var project = await ShopProject.StartAsync();
        foreach (var layout in (string[])["""{"highlight": "pro", "link": {"url": "/", "hint": "Go"}}""", """{"highlight": "pro"}""", """{"highlight": "pro", "link": {"url": "/"}}"""])
        {
            project.Serve(config => Layout(config, layout));
            await project.RefreshAsync();
        }

        var retired = JsonNode.Parse(await File.ReadAllTextAsync(project.Retired))!;
        Assert.Equal("link/hint", (string?)Assert.Single(retired["json_members"]!.AsArray())!["path"]);
    }

    /// <summary>A project that is refreshed without a feature, an attribute and a goal that it had.</summary>
    private static async Task<ShopProject> AllButButtonPlanAndPurchaseAsync()
    {
        var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config =>
        {
            Remove(config["features"]!, "checkout-new-button");
            Remove(config["audiences"]!, "paying-plans");
            Remove(config["goals"]!, "purchase");
        });
        await project.RefreshAsync();
        return project;
    }

    private static void Change(JsonNode config, string how)
    {
        var button = config["features"]![0]!["variables"]!;
        switch (how)
        {
            case Retyped:
                button[0]!["type"] = "integer";
                break;
            case SometimesSet:
                ((JsonObject)config["experiences"]![0]!["variations"]![1]!["changes"]![0]!["data"]!["variables_data"]!).Remove("caption");
                break;
            case WithoutVariable:
                Remove(button, "caption");
                break;
            case RetypedAttribute:
                foreach (var rule in Rules(config, "paying-plans"))
                {
                    (rule!["rule_type"], rule["value"]) = ("generic_numeric_key_value", 5);
                }

                break;
            case OtherTracking:
                (config["goals"]![0]!["type"], config["goals"]![0]!["settings"]) = ("visits_page", null);
                break;
            default:
                break;
        }
    }

    private static void Layout(JsonNode config, string layout)
    {
        foreach (var values in Part(config["experiences"]!, "pricing-page")["variations"]!.AsArray()
            .SelectMany(static variation => variation!["changes"]!.AsArray())
            .Select(static change => change!["data"]!["variables_data"]!)
            .Where(static values => values["layout"] is not null))
        {
            values["layout"] = JsonNode.Parse(layout);
        }
    }

    private static JsonArray Rules(JsonNode config, string audience) => Part(config["audiences"]!, audience)["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]!.AsArray();

    private static JsonNode Part(JsonNode list, string key) => list.AsArray().Single(item => (string?)item!["key"] == key)!;

    private static void Remove(JsonNode list, string key) => list.AsArray().Remove(Part(list, key));
}
