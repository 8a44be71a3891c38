using System.Text.Json;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests;

/// <summary>What runs again after an edit.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] Parts = ["Sources", "ExperienceSources", "GoalSources", "SegmentSources", "AttributeSources"];

    private static readonly string[] Steps =
        ["Files", "Readings", "Snapshots", "Experiences", "Goals", "Segments", "Attributes", .. Parts, "HintNames", "Findings", "Declared", "Duplicates", "Keys", "UnusedGroups", "VariableOptions", "Variables", "UnusedVariables"];

    // With a finding, so that there are positions to change.
    private static readonly string Json = Config(ConfigText.OfKeys("first", "second", "first"));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SnapshotProject project = new SnapshotProject().WithSnapshot("convert.config.json", Json);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Editing_code_runs_nothing_again()
    {
        var compilation = project.CreateCompilation();
        var driver = project.CreateDriver().RunGenerators(compilation, Cancellation);

        var tree = compilation.SyntaxTrees.Single();
        var edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText("class Added;", (CSharpParseOptions)tree.Options, cancellationToken: Cancellation));
        var result = driver.RunGenerators(edited, Cancellation).GetRunResult().Results.Single();

        Assert.All(Steps, step => Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, step)));
        AssertOutputsCached(result);
    }

    [Fact]
    public void Formatting_a_snapshot_anew_emits_nothing_again_and_moves_the_findings()
    {
        using var document = JsonDocument.Parse(Json);
        var formatted = JsonSerializer.Serialize(document, Indented);

        var (before, after) = RunAgainWith(formatted);

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, "Readings"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Snapshots"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, "Findings"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Keys"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "UnusedGroups"));
        Assert.All(Parts, part => Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, part)));
        Assert.Equal(Parts.Length, after.GeneratedSources.Length);
        Assert.All(before.GeneratedSources.Zip(after.GeneratedSources), static pair => Assert.Same(pair.First.SourceText, pair.Second.SourceText));
        Assert.NotEqual(Place.Of(before.Diagnostics.Single()), Place.Of(after.Diagnostics.Single()));
    }

    [Fact]
    public void Formatting_json_values_anew_or_changing_what_they_say_emits_nothing_again()
    {
        var json = ConfigText.OfJson("""{"title": "Sale", "slides": [{"image": "a.png"}]}""", """ "{\"title\": \"Go\", \"slides\": []}" """);
        var shop = new SnapshotProject().WithSnapshot("convert.config.json", json);
        using var document = JsonDocument.Parse(json);

        var (before, formatted) = RunAgain(shop, JsonSerializer.Serialize(document, Indented));
        var (_, changed) = RunAgain(shop, json.Replace("Sale", "Discount").Replace("""{"image": "a.png"}""", """{"image": "b.png"}, {"image": "c.png"}"""));
        var (_, grown) = RunAgain(shop, json.Replace("a.png\"", "a.png\", \"width\": 3"));

        Assert.Contains("record SlidesItem", before.GeneratedSources[0].SourceText.ToString());
        Assert.Same(before.GeneratedSources[0].SourceText, formatted.GeneratedSources[0].SourceText);
        AssertOutputsCached(formatted);
        AssertOutputsCached(changed);
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(grown, "Sources"));
    }

    [Fact]
    public void What_types_do_not_show_emits_nothing_again()
    {
        var (_, after) = RunAgainWith(Json.Replace("\"goals\": [", "\"goals\": [{}, "));

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Readings"));
        AssertOutputsCached(after);
    }

    [Theory]
    [InlineData("\"traffic_allocation\": 50", "\"traffic_allocation\": 20")]
    [InlineData("\"status\": \"running\"", "\"status\": \"stopped\"")]
    public void Traffic_and_status_of_a_variation_emit_nothing_again(string before, string after)
    {
        var (_, result) = RunAgainWith(Json.Replace(before, after));

        AssertOutputsCached(result);
    }

    [Fact]
    public void A_new_feature_emits_the_features_again() => AssertEmittedAgain(
        Config(ConfigText.OfKeys("first", "second", "third")),
        part: null,
        "class ThirdFeature");

    [Fact]
    public void A_new_variation_emits_the_experiences_again() => AssertEmittedAgain(
        Json.Replace("\"variations\": [", "\"variations\": [{\"id\": \"31\", \"key\": \"added\"}, "),
        "ExperienceSources",
        "Added = 2");

    [Fact]
    public void A_new_goal_emits_the_goals_again() => AssertEmittedAgain(
        Json.Replace("\"goals\": [", "\"goals\": [{\"id\": \"51\", \"key\": \"signed-up\"}, "),
        "GoalSources",
        "ConversionGoal SignedUp");

    [Fact]
    public void A_new_segment_emits_the_segments_again() => AssertEmittedAgain(
        Json.Replace("\"segments\": [", "\"segments\": [{\"id\": \"41\", \"key\": \"added\"}, "),
        "SegmentSources",
        "Segment Added");

    [Fact]
    public void A_rule_on_another_attribute_emits_the_attributes_again()
    {
        var rules = AttributeTests.Rules("""{"key": "plan", "value": "pro", "matching": {"match_type": "equals", "negated": false}}""");
        AssertEmittedAgain(
            Json.Replace("\"segments\": [", $"\"audiences\": [{{\"id\": \"60\", \"key\": \"pro\", \"rules\": {rules}}}], \"segments\": ["),
            "AttributeSources",
            "string? Plan");
    }

    [Fact]
    public void Another_additional_file_runs_no_snapshot_again()
    {
        var driver = project.CreateDriver().RunGenerators(project.CreateCompilation(), Cancellation);

        var result = driver.AddAdditionalTexts([new MemoryFile("stylecop.json", "{}")]).RunGenerators(project.CreateCompilation(), Cancellation).GetRunResult().Results.Single();

        Assert.All(Steps, step => Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, step)));
        AssertOutputsCached(result);
    }

    private static string Config(string features) => features.Replace(
        "\"experiences\": []",
        """
        "experiences": [{"id": "20", "key": "pricing", "variations": [{"id": "30", "key": "original", "traffic_allocation": 50, "status": "running"}]}],
        "goals": [{"id": "50", "key": "purchase"}],
        "segments": [{"id": "40", "key": "returning"}]
        """);

    // The root's own file has the shape table of everything.
    private void AssertEmittedAgain(string json, string? part, string added)
    {
        var (_, after) = RunAgainWith(json);

        Assert.All(Parts, each => Assert.Equal(
            [each == part || each == "Sources" ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached],
            Reasons(after, each)));
        Assert.Contains(after.GeneratedSources, source => source.SourceText.ToString().Contains(added));
    }

    private (GeneratorRunResult Before, GeneratorRunResult After) RunAgainWith(string json) => RunAgain(project, json);

    private static (GeneratorRunResult Before, GeneratorRunResult After) RunAgain(SnapshotProject project, string json)
    {
        var compilation = project.CreateCompilation();
        var driver = project.CreateDriver().RunGenerators(compilation, Cancellation);
        var before = driver.GetRunResult().Results.Single();
        driver = driver.ReplaceAdditionalText(project.Files.Single(), new MemoryFile("convert.config.json", json)).RunGenerators(compilation, Cancellation);
        return (before, driver.GetRunResult().Results.Single());
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason).Distinct();

    private static void AssertOutputsCached(GeneratorRunResult result) =>
        Assert.All(
            result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
}
