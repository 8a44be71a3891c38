using System.Text.Json.Nodes;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>What is hardly meant in a config.</summary>
public sealed class QualityTests
{
    [Fact]
    public void A_feature_that_no_experience_carries_is_found() => AssertFinds(
        static _ => { },
        FindingKind.FeatureWithoutExperience,
        "No experience carries the feature \"search-suggestions\", so it is never on.",
        "\"search-suggestions\"");

    [Fact]
    public void Two_running_experiences_that_carry_one_feature_are_found()
    {
        const string message = "The feature \"checkout-new-button\" is carried by the running experiences \"checkout-button\" and \"pricing-page\". A visitor of both gets the values of the first that turns it on.";

        AssertFinds(config => Carry(config), FindingKind.FeatureOfSeveralExperiences, message, "\"checkout-new-button\"");
        AssertFinds(config => Carry(config)["environment"] = "staging", FindingKind.FeatureOfSeveralExperiences, message, "\"checkout-new-button\"");
        AssertFindsNothingNew(config => Carry(config)["status"] = "draft");
        AssertFindsNothingNew(static config =>
        {
            config["experiences"]![0]!["environment"] = "live";
            Carry(config)["environment"] = "staging";
        });

        static JsonNode Carry(JsonNode config)
        {
            var experiences = config["experiences"]!;
            experiences[1]!["variations"]![0]!["changes"]!.AsArray().Add(experiences[0]!["variations"]![1]!["changes"]![0]!.DeepClone());
            return experiences[1]!;
        }
    }

    [Theory]
    [InlineData("caption", "null", "null", "text")]
    [InlineData("caption", "[1]", "a list", "text")]
    [InlineData("rounded", "\"yes\"", "\"yes\"", "a boolean")]
    [InlineData("timeout-seconds", "42.5", "42.5", "an integer")]
    [InlineData("timeout-seconds", "\"12px\"", "\"12px\"", "an integer")]
    [InlineData("timeout-seconds", "true", "true", "an integer")]
    [InlineData("providers", "\"[1,\"", "\"[1,\"", "JSON")]
    public void A_value_that_does_not_read_as_its_type_is_found(string variable, string value, string shown, string type) => AssertFinds(
        config => Values(config, variable)[variable] = JsonNode.Parse(value),
        FindingKind.ValueOfAnotherType,
        $"Variation \"new-button\" of experience \"checkout-button\" sets the variable \"{variable}\" to {shown}, which does not read as {type}.",
        value[..1]);

    [Theory]
    [InlineData("caption", "5")]
    [InlineData("rounded", "\"false\"")]
    [InlineData("timeout-seconds", "\"42\"")]
    [InlineData("timeout-seconds", "42.0")]
    [InlineData("timeout-seconds", "null")]
    [InlineData("providers", "\"[1]\"")]
    public void A_value_that_reads_as_its_type_is_fine(string variable, string value) =>
        AssertFindsNothingNew(config => Values(config, variable)[variable] = JsonNode.Parse(value));

    [Theory]
    [InlineData("audiences", "audience or segment", "it does not restrict anybody")]
    [InlineData("locations", "location", "nobody is there")]
    [InlineData("goals", "goal", "nothing is counted for it")]
    public void An_id_that_refers_to_nothing_is_found(string list, string part, string consequence) => AssertFinds(
        config => config["experiences"]![0]![list]!.AsArray().Add("999"),
        FindingKind.UnknownId,
        $"Experience \"checkout-button\" names the {part} \"999\", which is not in the config: {consequence}.",
        "\"999\"");

    [Fact]
    public void A_change_of_a_feature_that_is_not_there_is_found() => AssertFinds(
        static config => config["experiences"]![0]!["variations"]![1]!["changes"]![0]!["data"]!["feature_id"] = 999,
        FindingKind.UnknownId,
        "Experience \"checkout-button\" names the feature \"999\", which is not in the config: it turns nothing on.",
        "999");

    [Fact]
    public void More_traffic_than_there_is_is_found()
    {
        AssertFinds(
            static config => Variation(config)["traffic_allocation"] = "60.5",
            FindingKind.TrafficOverAll,
            "The variations of experience \"checkout-button\" get 120.5 % of its visitors: those beyond 100 % get less than they are given.",
            "\"checkout-button\"");
        AssertFindsNothingNew(static config => (Variation(config)["traffic_allocation"], Variation(config)["status"]) = (90, "stopped"));

        static JsonNode Variation(JsonNode config) => config["experiences"]![0]!["variations"]![0]!;
    }

    [Theory]
    [InlineData("match_type", "\"similar\"", "the match type \"similar\" is not known", "\"similar\"")]
    [InlineData("match_type", "7", "it has no match type", "7")]
    [InlineData("negated", "\"false\"", "negated is neither true nor false", "\"false\"")]
    [InlineData("value", null, "it has no value", "{")]
    [InlineData("key", null, "it has no key", "{")]
    public void A_rule_that_can_never_match_is_found(string member, string? value, string fault, string place) => AssertFinds(
        config =>
        {
            var owner = (JsonObject)(member is "match_type" or "negated" ? Rule(config)["matching"]! : Rule(config));
            owner.Remove(member);
            if (value is not null)
            {
                owner[member] = JsonNode.Parse(value);
            }
        },
        FindingKind.RuleWithoutMatch,
        $"A rule of the audience \"north-america\" matches nobody: {fault}.",
        place);

    [Fact]
    public void Rules_that_nobody_could_match_are_found() => AssertFinds(
        static config => config["audiences"]![0]!["rules"] = new JsonObject(),
        FindingKind.RuleWithoutMatch,
        "The audience \"north-america\" has no rules that anybody could match.",
        "\"north-america\"");

    [Fact]
    public void An_invalid_regular_expression_is_found() => AssertFinds(
        static config => (Rule(config)["matching"]!["match_type"], Rule(config)["value"]) = ("regexMatches", "(?i)us"),
        FindingKind.InvalidRegularExpression,
        "A rule of the audience \"north-america\" matches nobody: \"(?i)us\" is not a regular expression of JavaScript.",
        "\"(?i)us\"");

    [Fact]
    public async Task Findings_are_told_with_their_place_in_the_file_and_reported()
    {
        await using var project = await ShopProject.StartAsync();
        var report = Path.Combine(Path.GetDirectoryName(project.Snapshot)!, "report.json");

        var run = await project.RefreshAsync(task => task.ReportFile = report);

        var line = (await File.ReadAllLinesAsync(project.Snapshot)).Index().Single(static line => line.Item.Contains("\"search-suggestions\"", StringComparison.Ordinal));
        var column = line.Item.IndexOf("\"search-", StringComparison.Ordinal) + 1;
        Assert.EndsWith(
            $"""
            Worth a look in Convert (1 finding):
              convert.config.json({line.Index + 1},{column}): CVT021: No experience carries the feature "search-suggestions", so it is never on.
            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal(
            $$"""[{"finding":"FeatureWithoutExperience","id":"CVT021","line":{{line.Index + 1}},"column":{{column}},"message":"No experience carries the feature \u0022search-suggestions\u0022, so it is never on."}]""",
            JsonNode.Parse(await File.ReadAllTextAsync(report))!["snapshots"]![0]!["findings"]!.ToJsonString());
    }

    private static JsonNode Rule(JsonNode config) => config["audiences"]![0]!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]![0]!;

    private static JsonNode Values(JsonNode config, string variable) => config["experiences"]![0]!["variations"]![1]!["changes"]!.AsArray()
        .Select(static change => change!["data"]!["variables_data"]!)
        .Single(values => ((JsonObject)values).ContainsKey(variable));

    private static void AssertFinds(Action<JsonNode> change, FindingKind kind, string message, string place)
    {
        var json = ShopProject.With(change);

        var finding = Assert.Single(Inspect(json), finding => finding.Message == message);

        Assert.Equal(kind, finding.Kind);
        Assert.StartsWith(place, json[finding.Span.Start.Offset..], StringComparison.Ordinal);
    }

    private static void AssertFindsNothingNew(Action<JsonNode> change) =>
        Assert.Equal(Inspect(ShopProject.Quickstart).Select(static finding => finding.Message), Inspect(ShopProject.With(change)).Select(static finding => finding.Message));

    private static IReadOnlyList<ConfigFinding> Inspect(string json) => ConfigInspection.Inspect(JsonReader.Read(json).Root!);
}
