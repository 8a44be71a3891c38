using System.Text.Json;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests;

/// <summary>What runs again after an edit.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] Steps = ["Files", "Readings", "Snapshots", "Sources", "Goals", "GoalSources", "Attributes", "AttributeSources", "Findings", "Duplicates", "Keys", "UnusedGroups"];

    // With a finding, so that there are positions to change.
    private static readonly string Json = WithGoal(ConfigText.OfKeys("first", "second", "first"));

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
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "Sources"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, "Findings"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Keys"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "UnusedGroups"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "GoalSources"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "AttributeSources"));
        Assert.All(before.GeneratedSources.Zip(after.GeneratedSources), static pair => Assert.Same(pair.First.SourceText, pair.Second.SourceText));
        Assert.NotEqual(Place.Of(before.Diagnostics.Single()), Place.Of(after.Diagnostics.Single()));
    }

    [Fact]
    public void What_types_do_not_show_emits_nothing_again()
    {
        var (_, after) = RunAgainWith(Json.Replace("\"goals\": [", "\"goals\": [{}, "));

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Readings"));
        AssertOutputsCached(after);
    }

    [Fact]
    public void A_new_feature_emits_its_snapshot_again()
    {
        var (_, after) = RunAgainWith(WithGoal(ConfigText.OfKeys("first", "second", "third")));

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, "Sources"));
        Assert.Contains("ThirdFeature", after.GeneratedSources[0].SourceText.ToString());
        Assert.Empty(after.Diagnostics);

        // What is made of the goals and of the rules is the same as before.
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Goals"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "GoalSources"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(after, "Attributes"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "AttributeSources"));
    }

    [Fact]
    public void A_new_goal_emits_no_attributes_again()
    {
        var (_, after) = RunAgainWith(Json.Replace("\"goals\": [", "\"goals\": [{\"id\": \"41\", \"key\": \"signed-up\"}, "));

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, "GoalSources"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "AttributeSources"));
    }

    [Fact]
    public void A_rule_on_another_attribute_emits_no_goals_again()
    {
        var rules = AttributeTests.Rules("""{"key": "plan", "value": "pro", "matching": {"match_type": "equals", "negated": false}}""");
        var (_, after) = RunAgainWith(Json.Replace("\"experiences\": []", $"\"audiences\": [{{\"id\": \"50\", \"key\": \"pro\", \"rules\": {rules}}}], \"experiences\": []"));

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(after, "GoalSources"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, "AttributeSources"));
    }

    [Fact]
    public void Another_additional_file_runs_no_snapshot_again()
    {
        var driver = project.CreateDriver().RunGenerators(project.CreateCompilation(), Cancellation);

        var result = driver.AddAdditionalTexts([new MemoryFile("stylecop.json", "{}")]).RunGenerators(project.CreateCompilation(), Cancellation).GetRunResult().Results.Single();

        Assert.All(Steps, step => Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, step)));
        AssertOutputsCached(result);
    }

    private static string WithGoal(string json) => json.Replace("\"experiences\": []", "\"goals\": [{\"id\": \"40\", \"key\": \"purchase\"}], \"experiences\": []");

    private (GeneratorRunResult Before, GeneratorRunResult After) RunAgainWith(string json)
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
