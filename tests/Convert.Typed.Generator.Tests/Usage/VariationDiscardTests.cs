using ConvertTyped.CodeFixes;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Generator.Usage;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>A discard among the arms of a switch over variations is told, because a new variation would fall into it unseen.</summary>
public sealed class VariationDiscardTests
{
    private const string Kept = "PricingVariation.Original => 1, PricingVariation.Annual or PricingVariation.Unknown => 2";
    private const string Every = "PricingVariation.Annual or PricingVariation.Original or PricingVariation.None or PricingVariation.Unknown";

    [Theory]
    [InlineData(Kept + ", _ => 3", "Write 'PricingVariation.None' in its place")]
    [InlineData("PricingVariation.Annual => 1, _ => 3", "Write 'PricingVariation.Original or PricingVariation.None or PricingVariation.Unknown' in its place")]
    [InlineData("PricingVariation.Original when flag => 1, _ => 3", "Write '" + Every + "' in its place")]
    [InlineData(Every + " => 1, _ => 3", "Remove it")]
    [InlineData(Kept + ", _ when flag => 3, _ => 4", "Write 'PricingVariation.None' in its place")]
    public Task CVT123_names_what_the_discard_takes(string arms, string cure) => AnalyzedCode.AssertSays(
        Project(arms),
        new VariationDiscardAnalyzer(),
        $"Info CVT123 _: This arm also takes every variation that PricingVariation gets later. {cure}, and the compiler shows this switch when there is a new one.");

    [Theory]
    [InlineData(Kept + ", PricingVariation.None => 3, (PricingVariation)9 => 4")]
    [InlineData(Kept + ", _ when flag => 3, PricingVariation.None => 4, (PricingVariation)9 => 5")]
    [InlineData("not PricingVariation.None => 3, _ => 4")]
    public Task A_switch_that_names_its_variations_says_nothing(string arms) => AnalyzedCode.AssertIsSilent(Project(arms), new VariationDiscardAnalyzer());

    [Fact]
    public Task An_enum_that_is_not_generated_says_nothing() => AnalyzedCode.AssertIsSilent(
        new SnapshotProject { Code = "static class Page { static int Show(System.DayOfWeek day) => day switch { System.DayOfWeek.Monday => 1, _ => 2 }; }" },
        new VariationDiscardAnalyzer());

    [Theory]
    [InlineData(Kept + ", _ => 3", Kept + ", PricingVariation.None => 3")]
    [InlineData("PricingVariation.Original => 1, _ => 3", "PricingVariation.Original => 1, PricingVariation.Annual or PricingVariation.None or PricingVariation.Unknown => 3")]
    public async Task CVT123_is_fixed_by_the_names(string before, string after)
    {
        using var code = new FixedCode(Project(before), new VariationDiscardAnalyzer(), new VariationDiscardFix());

        Assert.Equal(["Name the variations"], await code.Titles());
        Assert.Equal(Code(after), await code.FixAll());
    }

    [Theory]
    [InlineData(Every + " => 1,\n    _ => 3,\n", Every + " => 1,\n")]
    [InlineData(Every + " => 1,\n    _ => 3\n", Every + " => 1\n")]
    [InlineData(Every + " => 1, _ => 3", Every + " => 1")]
    [InlineData(Every + " => 1, // yearly\n    _ => 3\n", Every + " => 1 // yearly\n")]
    [InlineData(Every + " => 1 /* yearly */, _ => 3 // later\n", Every + " => 1 /* yearly */ // later\n")]
    public async Task CVT123_is_fixed_by_removing_a_discard_that_takes_nothing(string before, string after)
    {
        using var code = new FixedCode(Project(before), new VariationDiscardAnalyzer(), new VariationDiscardFix());

        Assert.Equal(["Remove the discard"], await code.Titles());
        Assert.Equal(Code(after), await code.Fix());
    }

    private static SnapshotProject Project(string arms) => new() { Code = Code(arms), RootNamespace = "Shop" };

    private static string Code(string arms) => $$"""
        namespace Shop
        {
            [System.CodeDom.Compiler.GeneratedCode("Convert.Typed.Generator", "1.0.0")]
            internal enum PricingVariation { Unknown = -1, None = 0, Annual = 1, Original = 2, [System.Obsolete("", true)] Gone = 3 }
        }

        namespace App
        {
            using Shop;

            internal static class Page
            {
        #pragma warning disable CS8524, CS8509, CS8846
                internal static int Show(PricingVariation variation, bool flag) => variation switch { {{arms}} };
            }
        }
        """;
}
