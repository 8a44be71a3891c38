using ConvertTyped.CodeFixes;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Generator.Usage;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>One keystroke corrects a key, or puts the typed member in its place.</summary>
public sealed class LiteralKeyFixTests
{
    [Fact]
    public async Task CVT111_is_fixed_by_the_key_that_was_meant()
    {
        using var code = Similar("""client.Feature("chekout").IsEnabled(visitor);""");

        Assert.Equal(["Change to \"checkout\""], await code.Titles());
        Assert.Equal(ShopCode.Method("""client.Feature("checkout").IsEnabled(visitor);"""), await code.Fix());
    }

    [Fact]
    public async Task All_CVT111_are_fixed_at_once()
    {
        using var code = Similar("""
            client.Feature(/* old */ "chekout").IsEnabled(visitor); client.Feature("loyalty").IsEnabled(visitor); client.Goal(@"purchas").Track(visitor);
            """);

        Assert.Equal(
            ShopCode.Method("""
                client.Feature(/* old */ "checkout").IsEnabled(visitor); client.Feature("loyalty").IsEnabled(visitor); client.Goal("purchase").Track(visitor);
                """),
            await code.FixAll());
    }

    [Theory]
    [InlineData("""client.Feature("loyalty").IsEnabled(visitor);""")]
    [InlineData("""const string Key = "chekout"; client.Feature(Key).IsEnabled(visitor);""")]
    public async Task CVT111_has_no_fix_without_a_similar_key_or_a_literal(string statements)
    {
        using var code = Similar(statements);

        Assert.Empty(await code.Titles());
    }

    [Theory]
    [InlineData("""client.EnterSegments(visitor, ["regulars", "reglars"]);""", """client.EnterSegments(visitor, ["regulars", "regulars"]);""")]
    [InlineData("""client.Experience("princing-page").Decide(visitor);""", """client.Experience("pricing-page").Decide(visitor);""")]
    public async Task Keys_of_experiences_and_segments_are_corrected_too(string before, string after)
    {
        using var code = Similar(before);

        Assert.Equal(ShopCode.Method(after), await code.Fix());
    }

    [Theory]
    [InlineData("""client.EnterSegments(visitor, ["regulars"]);""")]
    [InlineData("""ExperienceDecision decision = client.Experience("pricing-page").Decide(visitor); Console.WriteLine(decision);""")]
    public async Task CVT112_has_no_fix_where_the_typed_member_is_of_another_kind(string statements)
    {
        using var code = Typed(ShopCode.WithMethod(statements));

        Assert.Empty(await code.Titles());
    }

    [Theory]
    [InlineData("""flags.Client.Feature("checkout-new-button").IsEnabled(visitor);""", "flags.Checkout.NewButton.IsEnabled(visitor);")]
    [InlineData("""Own.Client.Feature("checkout").Decide(visitor);""", "Own.Checkout.Decide(visitor);")]
    [InlineData("""client.Feature("pricing-table").Variable<long>("rows").ValueOr(visitor, 3);""", """flags.PricingTable.Variable<long>("rows").ValueOr(visitor, 3);""")]
    [InlineData("""Feature feature = client.Feature("pricing-table"); feature.IsEnabled(visitor);""", "Feature feature = flags.PricingTable; feature.IsEnabled(visitor);")]
    [InlineData("""var feature = client.Feature("pricing-table"); feature.IsEnabled(visitor);""", "var feature = flags.PricingTable; feature.IsEnabled(visitor);")]
    [InlineData("""client.Experience("pricing-page").Decide(visitor);""", "flags.Experiences.PricingPage.Decide(visitor);")]
    [InlineData("""client.Goal("purchase").Track(visitor);""", "flags.Goals.Purchase.Track(visitor);")]
    [InlineData("""var explained = flags.Client.Experience("20").Explain(visitor); Console.WriteLine(explained);""", "var explained = flags.Experiences.PricingPage.Explain(visitor); Console.WriteLine(explained);")]
    public async Task CVT112_is_fixed_by_the_typed_member(string before, string after)
    {
        using var code = Typed(ShopCode.WithMethod(before));

        Assert.Equal(ShopCode.Method(after), await code.Fix());
    }

    [Fact]
    public async Task All_CVT112_are_fixed_at_once()
    {
        using var code = Typed(ShopCode.WithMethod("""
            if (flags.Client.Feature("checkout").IsEnabled(visitor) || client.Feature("pricing-table").IsEnabled(visitor)) client.Feature("checkout-new-button").Peek(visitor);
            """));

        Assert.Equal(
            ShopCode.Method("""
                if (flags.Checkout.IsEnabled(visitor) || flags.PricingTable.IsEnabled(visitor)) flags.Checkout.NewButton.Peek(visitor);
                """),
            await code.FixAll());
    }

    [Fact]
    public async Task Inside_the_root_class_the_member_is_named_as_it_is()
    {
        const string Before = """namespace Shop; partial class Flags { internal bool Ask(ConvertTyped.Visitor visitor) => Client.Feature("checkout").IsEnabled(visitor); }""";
        using var code = Typed(ShopCode.Project(Before));

        Assert.Equal(Before.Replace("Client.Feature(\"checkout\")", "Checkout", StringComparison.Ordinal), await code.Fix());
    }

    [Fact]
    public async Task CVT112_has_no_fix_where_no_root_is_at_hand()
    {
        using var code = Typed(ShopCode.Project("""
            internal static class Page { internal static bool Show(ConvertTyped.ConvertClient client, ConvertTyped.Visitor visitor) => client.Feature("checkout").IsEnabled(visitor); }
            """));

        Assert.Empty(await code.Titles());
    }

    [Fact]
    public async Task CVT112_has_no_fix_where_the_typed_member_has_another_method()
    {
        using var code = Typed(new SnapshotProject
        {
            Code = """
                #pragma warning disable CS1591
                internal static class Page
                {
                    internal static void Track(Shop.Flags flags, ConvertTyped.Visitor visitor)
                    {
                        flags.Client.Goal("b").Track(visitor, new ConvertTyped.GoalData());
                        flags.Client.Goal("b").Track(visitor, repeat: true);
                    }
                }
                """ + LiteralKeyTests.TypedRoot,
        });

        Assert.Empty(await code.Titles());
    }

    private static FixedCode Similar(string statements) => new(ShopCode.WithMethod(statements), new LiteralKeyAnalyzer(), new SimilarKeyFix());

    private static FixedCode Typed(SnapshotProject project) => new(project, new LiteralKeyAnalyzer(), new TypedMemberFix());
}
