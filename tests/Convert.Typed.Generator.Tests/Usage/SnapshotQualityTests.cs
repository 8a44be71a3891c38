using ConvertTyped.Generator.Reading;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>What is hardly meant in a snapshot is told where it stands, by those who ask for it.</summary>
public sealed class SnapshotQualityTests
{
    /// <summary>Nothing in it is worth a look; each line holds what a test puts something else in the place of.</summary>
    private const string Fine = """
        {
          "account_id": "1",
          "project": {"id": "2", "name": "Shop"},
          "features": [{"id": "10", "key": "banner", "variables": [{"key": "size", "type": "integer"}]}],
          "audiences": [{"id": "60", "key": "regulars", "rules": {"OR": [{"AND": [{"OR_WHEN": [{"rule_type": "generic_text_key_value",
            "key": "plan", "value": "pro", "matching": {"match_type": "regexMatches", "negated": false}}]}]}]}}],
          "experiences": [{"id": "20", "key": "page", "audiences": ["60"], "variations": [
            {"id": "30", "key": "on", "traffic_allocation": 100, "changes": [{"id": 1, "type": "fullStackFeature",
              "data": {"feature_id": "10", "variables_data": {"size": 3}}}]}]}]
        }
        """;

    private const string Other = """{"id": "21", "key": "other", "variations": [{"id": "31", "traffic_allocation": 100, "changes": [{"id": 2, "type": "fullStackFeature", "data": {"feature_id": "10"}}]}]}, """;

    [Theory]
    [InlineData("\"id\": \"10\"", "\"id\": \"11\"", "(4,36): Hidden CVT021", "\"banner\"")]
    [InlineData("\"experiences\": [", "\"experiences\": [" + Other, "(4,36): Hidden CVT022", "\"banner\"")]
    [InlineData("\"size\": 3", "\"size\": \"large\"", "(9,63): Hidden CVT023", "\"large\"")]
    [InlineData("[\"60\"]", "[\"60\", \"61\"]", "(7,67): Hidden CVT024", "\"61\"")]
    [InlineData("100,", "120,", "(7,39): Hidden CVT025", "\"page\"")]
    [InlineData("regexMatches", "sounds-like", "(6,63): Hidden CVT026", "\"sounds-like\"")]
    [InlineData("\"pro\"", "\"(\"", "(6,29): Hidden CVT027", "\"(\"")]
    public async Task CVT02x_stands_at_what_is_hardly_meant(string fine, string odd, string place, string underlined)
    {
        var json = Fine.Replace(fine, odd, StringComparison.Ordinal);

        var found = await Analyze(json);

        var finding = Assert.Single(found, finding => Place.Of(finding) == $"convert.config.json{place}");
        Assert.Equal(underlined, Place.Underlined(finding, json));
        Assert.Contains(finding.GetMessage(), ConfigInspection.Inspect(JsonReader.Read(json).Root!).Select(static told => told.Message));
    }

    [Fact]
    public async Task A_snapshot_without_a_fault_says_nothing() => Assert.Empty(await Analyze(Fine));

    [Fact]
    public async Task It_says_what_refreshing_says()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "Quickstart", "convert.config.json"));

        var found = await Analyze(json);

        Assert.NotEmpty(found);
        Assert.Equal(
            ConfigInspection.Inspect(JsonReader.Read(json).Root!).Select(static told => $"{FindingId.Of(told.Kind)} {told.Span.Start.Line + 1} {told.Message}"),
            found.Select(static finding => $"{finding.Id} {finding.Location.GetLineSpan().StartLinePosition.Line + 1} {finding.GetMessage()}"));
    }

    [Fact]
    public void Each_kind_has_the_id_that_refreshing_tells() => Assert.Equal(
        Enum.GetValues<FindingKind>().Select(FindingId.Of),
        new SnapshotQualityAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id));

    [Theory]
    [InlineData("{\"features\": [{\"id\": 1, \"key\": \"never-on\"}]}")]
    [InlineData("{\"account_id\": \"1\", \"project\": {\"id\": \"2\"}, \"features\": [{\"id\": 1, \"key\": \"never-on\"}]")]
    [InlineData("")]
    public async Task Of_what_is_no_config_nothing_else_is_said(string json) =>
        Assert.Empty(await AnalyzedCode.AnalyzeBroken(new SnapshotProject().WithSnapshot("convert.config.json", json), new SnapshotQualityAnalyzer()));

    [Fact]
    public async Task No_config_is_a_problem()
    {
        var project = Enumerable.Range(0, 500).Aggregate(new SnapshotProject(), static (project, seed) => project.WithSnapshot($"{seed}.json", HostileConfigs.Of(seed)));

        var found = await project.CreateCompilation()
            .WithAnalyzers([new SnapshotQualityAnalyzer()], project.CreateAnalyzerOptions())
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, static finding => finding.Id == "AD0001");
    }

    [Fact]
    public async Task Other_files_are_left_alone() => Assert.Empty(await AnalyzedCode.Analyze(
        new SnapshotProject().WithFile("other.json", ConfigText.OfKeys("never-on")),
        new SnapshotQualityAnalyzer()));

    private static Task<IReadOnlyList<Diagnostic>> Analyze(string json) =>
        AnalyzedCode.Analyze(new SnapshotProject().WithSnapshot("convert.config.json", json), new SnapshotQualityAnalyzer());
}
