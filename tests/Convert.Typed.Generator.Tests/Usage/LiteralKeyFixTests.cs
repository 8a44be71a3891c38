using ConvertTyped.CodeFixes;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;

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
    [InlineData("""client.Feature(/* old */ "checkout").IsEnabled(visitor); // why""", "flags.Checkout /* old */.IsEnabled(visitor); // why")]
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
    public async Task Two_CVT112_that_do_not_fit_together_are_not_both_fixed()
    {
        using var code = Typed(ShopCode.WithMethod("""
            var both = new[] { client.Feature("checkout"), client.Feature("pricing-table") }; Console.WriteLine(client.Feature("checkout").Key + both);
            """));

        Assert.Equal(
            ShopCode.Method("""
                var both = new[] { flags.Checkout, client.Feature("pricing-table") }; Console.WriteLine(flags.Checkout.Key + both);
                """),
            await code.FixAll());
    }

    [Fact]
    public async Task All_CVT111_and_all_CVT112_are_fixed_in_each_file()
    {
        const string Wrong = """internal static class More { internal static bool Show(Shop.Flags flags, ConvertTyped.Visitor visitor) => flags.Client.Feature("chekout").IsEnabled(visitor); }""";
        var corrected = Wrong.Replace("chekout", "checkout", StringComparison.Ordinal);
        using var similar = new FixedCode(ShopCode.Project(ShopCode.Method("""client.Feature("chekout").IsEnabled(visitor);"""), more: [Wrong]), new LiteralKeyAnalyzer(), new SimilarKeyFix());
        using var typed = Typed(ShopCode.Project(ShopCode.Method("""client.Feature("checkout").IsEnabled(visitor);"""), more: [corrected]));

        Assert.Equal([ShopCode.Method("""client.Feature("checkout").IsEnabled(visitor);"""), corrected], await similar.FixSolution());
        Assert.Equal(
            [ShopCode.Method("flags.Checkout.IsEnabled(visitor);"), corrected.Replace("Client.Feature(\"checkout\")", "Checkout", StringComparison.Ordinal)],
            await typed.FixSolution());
    }

    [Theory]
    [InlineData("""((ConvertClient?)client)?.Feature("checkout").IsEnabled(visitor);""")]
    [InlineData("""Func<ConvertClient, bool> ask = static own => own.Feature("checkout").Key == "";""")]
    [InlineData("""static bool Ask(ConvertClient own) => own.Feature("checkout").Key == ""; Ask(client);""")]
    [InlineData("""var feature = client.Feature("checkout"); feature = client.Feature(key); feature.IsEnabled(visitor);""")]
    public async Task CVT112_has_no_fix_that_does_not_compile(string statements)
    {
        using var code = Typed(ShopCode.WithMethod(statements));

        Assert.Empty(await code.Titles());
    }

    [Theory]
    [InlineData("bool Show(Shop.Flags @class, ConvertClient client, Visitor visitor) => ", "@class.Checkout")]
    [InlineData("Shop.Flags Own { set { } } bool Show(ConvertClient client, Visitor visitor) => ", null)]
    [InlineData("Shop.Flags Own { get; set; } = null!; bool Show(ConvertClient client, Visitor visitor) => ", "Own.Checkout")]
    public async Task CVT112_is_fixed_by_what_can_be_named(string member, string? typed)
    {
        var before = $$"""using ConvertTyped; internal sealed class Page { internal {{member}}client.Feature("checkout").IsEnabled(visitor); }""";
        using var code = Typed(ShopCode.Project(before));

        if (typed is null)
        {
            Assert.Empty(await code.Titles());
        }
        else
        {
            Assert.Equal(before.Replace("client.Feature(\"checkout\")", typed, StringComparison.Ordinal), await code.Fix());
        }
    }

    [Fact]
    public async Task Inside_the_root_class_the_member_is_named_as_it_is()
    {
        const string Before = """namespace Shop; partial class Flags { internal bool Ask(ConvertTyped.Visitor visitor) => Client.Feature("checkout").IsEnabled(visitor); }""";
        using var code = Typed(ShopCode.Project(Before));

        Assert.Equal(Before.Replace("Client.Feature(\"checkout\")", "Checkout", StringComparison.Ordinal), await code.Fix());
    }

    [Fact]
    public async Task At_the_top_level_the_member_is_asked_as_well()
    {
        const string Before = """
            using ConvertTyped;
            using Shop;
            var flags = new Flags(ConvertClient.FromConfiguration(new byte[0]));
            System.Console.WriteLine(flags.Client.Feature("checkout").IsEnabled(flags.Visitor("ada")));
            """;
        using var code = Typed(ShopCode.Project(Before, OutputKind.ConsoleApplication));

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
