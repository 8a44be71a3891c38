using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests;

/// <summary>What the compiler says of a switch over the variations of an experience, with all warnings as errors.</summary>
public sealed class VariationSwitchTests
{
    private const string Complete = "PricingPageVariation.Original => 1, PricingPageVariation.Annual => 2, PricingPageVariation.None or PricingPageVariation.Unknown => 3";

    private static readonly string[] OriginalAndAnnual = ["original", "annual"];

    [Fact]
    public async Task A_switch_over_all_members_is_quiet() => Assert.Empty(await ErrorsOf($"variation switch {{ {Complete} }}"));

    [Fact]
    public async Task A_switch_that_is_an_argument_is_quiet() => Assert.Empty(await ErrorsOf($"Math.Abs(variation switch {{ {Complete} }})"));

    [Fact]
    public async Task Without_the_suppressor_it_would_not_be() =>
        Assert.Equal(["CS8524"], await ErrorsOf($"variation switch {{ {Complete} }}", suppressor: false));

    [Fact]
    public async Task The_day_a_refreshed_snapshot_adds_a_variation_the_switch_warns() =>
        Assert.Equal(["CS8509"], await ErrorsOf($"variation switch {{ {Complete} }}", variations: [.. OriginalAndAnnual, "weekly"]));

    [Theory]
    [InlineData("PricingPageVariation.Original => 1, PricingPageVariation.Annual => 2, PricingPageVariation.None => 3")]
    [InlineData("PricingPageVariation.Original => 1, PricingPageVariation.Annual => 2, PricingPageVariation.Unknown => 3")]
    [InlineData("PricingPageVariation.Original => 1, PricingPageVariation.None or PricingPageVariation.Unknown => 3")]
    public async Task A_switch_that_misses_a_member_warns(string arms) => Assert.Equal(["CS8509"], await ErrorsOf($"variation switch {{ {arms} }}"));

    [Fact]
    public async Task A_tuple_of_variations_is_switched_over_as_quietly() =>
        Assert.Empty(await ErrorsOf("(variation, flag) switch { (PricingPageVariation.Original or PricingPageVariation.Annual, true) => 1, (PricingPageVariation.None or PricingPageVariation.Unknown, _) => 2, (_, false) => 3 }"));

    [Fact]
    public async Task A_variation_that_can_be_null_is_switched_over_as_quietly() =>
        Assert.Empty(await ErrorsOf($"((PricingPageVariation?)variation) switch {{ {Complete}, null => 0 }}"));

    [Fact]
    public async Task A_decision_is_switched_over_by_its_variation_as_quietly() =>
        Assert.Empty(await ErrorsOf($"decision switch {{ {OfDecision(Complete)} }}"));

    [Fact]
    public async Task A_decision_whose_variations_are_not_all_taken_warns() =>
        Assert.Equal(["CS8509"], await ErrorsOf($"decision switch {{ {OfDecision(Complete)} }}", variations: [.. OriginalAndAnnual, "weekly"]));

    [Fact]
    public async Task A_decision_that_is_switched_over_by_something_else_warns_as_before() => Assert.Equal(
        ["CS8524"],
        await ErrorsOf("decision switch { { Source: DecisionSource.None or DecisionSource.Bucketed or DecisionSource.Remembered or DecisionSource.Forced or DecisionSource.Previewed or DecisionSource.Overridden } => 1 }"));

    [Theory]
    [InlineData("other switch { DateTimeKind.Unspecified => 0, DateTimeKind.Utc => 1, DateTimeKind.Local => 2 }")]
    [InlineData("(variation, other) switch { (_, DateTimeKind.Unspecified) => 0, (_, DateTimeKind.Utc) => 1, (_, DateTimeKind.Local) => 2 }")]
    public async Task A_switch_over_another_enum_warns_as_before(string expression) => Assert.Equal(["CS8524"], await ErrorsOf(expression));

    [Fact]
    public async Task The_arm_of_a_retired_variation_can_be_removed() => Assert.Empty(await ErrorsOf(
        "variation switch { PricingPageVariation.Original or PricingPageVariation.Annual => 1, (PricingPageVariation.None) or PricingPageVariation.Unknown => 3 }",
        retired: "weekly"));

    [Theory]
    [InlineData("PricingPageVariation.Original => 1, PricingPageVariation.None or PricingPageVariation.Unknown => 3")]
    [InlineData("PricingPageVariation.Original => 1, PricingPageVariation.Annual when flag => 2, PricingPageVariation.None or PricingPageVariation.Unknown => 3")]
    public async Task A_switch_that_misses_a_served_variation_warns_beside_a_retired_one(string arms) =>
        Assert.Equal(["CS8509"], await ErrorsOf($"variation switch {{ {arms} }}", retired: "weekly"));

    [Fact]
    public async Task A_switch_that_keeps_the_arm_of_a_retired_variation_is_told_so() =>
        Assert.Equal(["CVT206"], await ErrorsOf($"variation switch {{ {Complete}, PricingPageVariation.Weekly => 4 }}", retired: "weekly"));

    private static string OfDecision(string arms) => string.Join(", ", arms.Split(", ").Select(static arm => $"{{ Variation: {arm.Replace(" =>", " } =>", StringComparison.Ordinal)}"));

    private static async Task<IEnumerable<string>> ErrorsOf(string expression, bool suppressor = true, string[]? variations = null, string? retired = null)
    {
        var keys = variations ?? OriginalAndAnnual;
        var json = ConfigText.Of("[]", $$"""[{"id": "20", "key": "pricing-page", "variations": [{{string.Join(',', keys.Select(static (key, index) => $$"""{"id": "{{index + 30}}", "key": "{{key}}"}"""))}}]}]""");
        var generated = new SnapshotProject
        {
            Code = $$"""
                namespace Shop;
                using System;
                using ConvertTyped;
                internal static class Page { internal static int Columns(PricingPageVariation variation, bool flag, DateTimeKind other, ExperienceDecision<PricingPageVariation> decision) => {{expression}}; }
                """,
        }
            .WithSnapshot("convert.config.json", json)
            .WithRetired("convert.retired.json", retired is null ? "{}" : $$"""{"variations": [{"experience_id": "20", "id": "39", "key": "{{retired}}", "retired": "2026-11-24"}]}""")
            .Generate();
        ImmutableArray<DiagnosticAnalyzer> analyzers = suppressor ? [new VariationSwitchSuppressor()] : [new Idle()];
        var diagnostics = await generated.Compilation.WithAnalyzers(analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.Id);
    }

    /// <summary>Compilations are analyzed by one analyzer at least.</summary>
#pragma warning disable RS1001, RS1036 // It is not for the compiler to find.
    private sealed class Idle : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
        }
    }
#pragma warning restore RS1001, RS1036
}
