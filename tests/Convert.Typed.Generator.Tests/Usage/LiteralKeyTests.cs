using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>A key that is written down is compared with the snapshots; one that only running the code tells is left alone.</summary>
public sealed class LiteralKeyTests
{
    [Fact]
    public Task CVT111_asks_whether_a_similar_key_was_meant() => AssertSays(
        """client.Feature("chekout").IsEnabled(visitor);""",
        """Warning CVT111 "chekout": The snapshot of Flags has no feature "chekout". Did you mean "checkout"?""");

    [Theory]
    [InlineData("pricing_table", "pricing-table")]
    [InlineData("pricing-tabel", "pricing-table")]
    [InlineData("PRICING-TABLE", "pricing-table")]
    [InlineData("pricingtable", "pricing-table")]
    [InlineData("checkout-button", "checkout-new-button")]
    [InlineData("chekout-new-button", "checkout-new-button")]
    public Task CVT111_finds_the_key_that_is_nearest(string key, string similar) => AssertSays(
        $"""client.Feature("{key}").IsEnabled(visitor);""",
        $"""Warning CVT111 "{key}": The snapshot of Flags has no feature "{key}". Did you mean "{similar}"?""");

    [Fact]
    public Task CVT111_says_what_to_do_when_no_key_is_similar() => AssertSays(
        """client.Feature("loyalty").IsEnabled(visitor);""",
        """Warning CVT111 "loyalty": The snapshot of Flags has no feature "loyalty". Correct the key, or refresh the snapshot if Convert has it by now.""");

    [Fact]
    public Task CVT111_tells_the_method_that_knows_the_key() => AssertSays(
        """client.Feature("pricing-page").IsEnabled(visitor); client.Goal("checkout").Track(visitor);""",
        """Warning CVT111 "pricing-page": The snapshot of Flags has no feature "pricing-page". It has an experience of that key: ask Experience("pricing-page").""",
        """Warning CVT111 "checkout": The snapshot of Flags has no goal "checkout". It has a feature of that key: ask Feature("checkout").""");

    [Fact]
    public Task CVT111_looks_at_experiences_and_goals() => AssertSays(
        """client.Experience("princing-page").Decide(visitor); client.Goal("purchas").Track(visitor);""",
        """Warning CVT111 "princing-page": The snapshot of Flags has no experience "princing-page". Did you mean "pricing-page"?""",
        """Warning CVT111 "purchas": The snapshot of Flags has no goal "purchas". Did you mean "purchase"?""");

    [Theory]
    [InlineData("""["regulars", "reglars", key]""")]
    [InlineData("""new[] { "regulars", "reglars" }""")]
    [InlineData("""new string[] { key, "reglars" }, new AttributeSet()""")]
    public Task CVT111_looks_at_each_segment(string keys) => AssertSays(
        $"client.EnterSegments(visitor, {keys});",
        """Warning CVT111 "reglars": The snapshot of Flags has no segment "reglars". Did you mean "regulars"?""");

    [Fact]
    public Task CVT111_tells_where_the_key_of_a_segment_goes() => AssertSays(
        """client.Feature("regulars").IsEnabled(visitor); client.EnterSegments(visitor, ["checkout"]);""",
        """Warning CVT111 "regulars": The snapshot of Flags has no feature "regulars". It has a segment of that key, which EnterSegments takes.""",
        """Warning CVT111 "checkout": The snapshot of Flags has no segment "checkout". It has a feature of that key: ask Feature("checkout").""");

    [Theory]
    [InlineData("""client.Feature("old-banner").IsEnabled(visitor);""", "old-banner", "feature")]
    [InlineData("""client.Experience("old-page").Decide(visitor);""", "old-page", "experience")]
    [InlineData("""client.Experience("23").Decide(visitor);""", "23", "experience")]
    [InlineData("""client.Goal("old-lease").Track(visitor);""", "old-lease", "goal")]
    [InlineData("""client.EnterSegments(visitor, ["old-guests"]);""", "old-guests", "segment")]
    public Task CVT111_tells_what_is_no_longer_served(string statements, string key, string noun) => AnalyzedCode.AssertSays(
        WithRetired(statements),
        new LiteralKeyAnalyzer(),
        $"""Warning CVT111 "{key}": The snapshot of Flags has no {noun} "{key}". It is no longer served: remove its use.""");

    [Fact]
    public Task CVT111_does_not_propose_what_is_no_longer_served() => AnalyzedCode.AssertSays(
        WithRetired("""client.Goal("old-leas").Track(visitor); client.Goal("old-banner").Track(visitor);"""),
        new LiteralKeyAnalyzer(),
        """Warning CVT111 "old-leas": The snapshot of Flags has no goal "old-leas". Correct the key, or refresh the snapshot if Convert has it by now.""",
        """Warning CVT111 "old-banner": The snapshot of Flags has no goal "old-banner". Correct the key, or refresh the snapshot if Convert has it by now.""");

    [Theory]
    [InlineData("client.EnterSegments(visitor, [key, .. new List<string>()]);")]
    [InlineData("client.EnterSegments(visitor, new List<string> { key });")]
    [InlineData("client.EnterSegments(visitor, []);")]
    [InlineData("client.EnterSegments(segmentKeys: [\"regulars\"], visitor: visitor);")]
    public Task Segments_that_are_computed_or_right_say_nothing(string statements) => AssertSays(statements);

    [Fact]
    public Task An_experience_answers_to_its_id_and_a_feature_does_not() => AssertSays(
        """client.Experience("20").Decide(visitor); client.Feature("12").IsEnabled(visitor);""",
        """Warning CVT111 "12": The snapshot of Flags has no feature "12". Correct the key, or refresh the snapshot if Convert has it by now.""");

    [Fact]
    public Task A_constant_is_a_key_that_is_written_down() => AssertSays(
        """const string Key = "chek" + "out"; client.Feature(Key).IsEnabled(visitor);""",
        """Warning CVT111 Key: The snapshot of Flags has no feature "chekout". Did you mean "checkout"?""");

    [Theory]
    [InlineData("client.Feature(key).IsEnabled(visitor);")]
    [InlineData("""client.Feature($"chekout-{key}").IsEnabled(visitor);""")]
    [InlineData("""client.Feature(key == "" ? "chekout" : key).IsEnabled(visitor);""")]
    [InlineData("""client.Goal("purchase").Track(visitor);""")]
    [InlineData("""client.Experience("pricing-page").Decide(visitor);""")]
    [InlineData("""client.Feature(null!).IsEnabled(visitor);""")]
    public Task A_key_that_is_computed_or_right_says_nothing(string statements) => AssertSays(statements);

    [Theory]
    [InlineData("""ConvertClient.FromConfiguration(new byte[0]).Feature("chekout").IsEnabled(visitor);""")]
    [InlineData("""using var other = ConvertClient.FromConfiguration(new byte[0]); other.Feature("chekout").IsEnabled(visitor);""")]
    public Task A_client_over_a_config_at_hand_may_have_any_key(string statements) => AssertSays(statements);

    [Fact]
    public Task A_root_over_such_a_client_is_still_that_root() => AssertSays(
        """new Flags(ConvertClient.FromConfiguration(new byte[0])).Client.Feature("chekout").IsEnabled(visitor);""",
        """Warning CVT111 "chekout": The snapshot of Flags has no feature "chekout". Did you mean "checkout"?""");

    [Theory]
    [InlineData("admin.Client.Feature(\"chekout\")", "The snapshot of AdminFlags has no feature \"chekout\". Correct the key, or refresh the snapshot if Convert has it by now.")]
    [InlineData("flags.Client.Feature(\"audit\")", "The snapshot of Flags has no feature \"audit\". Correct the key, or refresh the snapshot if Convert has it by now.")]
    [InlineData("ofAdmin.Feature(\"audti\")", "The snapshot of AdminFlags has no feature \"audti\". Did you mean \"audit\"?")]
    [InlineData("field.Feature(\"checkout\")", "The snapshot of AdminFlags has no feature \"checkout\". Correct the key, or refresh the snapshot if Convert has it by now.")]
    [InlineData("any.Feature(\"audti\")", "No snapshot has a feature \"audti\". Did you mean \"audit\"?")]
    [InlineData("either.Feature(\"loyalty\")", "No snapshot has a feature \"loyalty\". Correct the key, or refresh the snapshot if Convert has it by now.")]
    [InlineData("any.Feature(\"audit\")", null)]
    [InlineData("any.Feature(\"checkout\")", null)]
    [InlineData("either.Feature(\"audit\")", null)]
    public async Task Of_several_roots_the_one_is_asked_whose_client_it_is(string call, string? message)
    {
        var found = await AnalyzedCode.Analyze(
            ShopCode.Project($$"""
                using ConvertTyped;
                using Shop;
                internal sealed class Page(AdminFlags admin)
                {
                    private readonly ConvertClient field = admin.Client;
                    internal bool Show(Flags flags, ConvertClient any, Visitor visitor)
                    {
                        var ofAdmin = admin.Client;
                        var either = flags.Client;
                        if (visitor.IsTracked) either = any;
                        return {{call}}.IsEnabled(visitor) && ofAdmin == either && field == any;
                    }
                }
                """).WithSnapshot("admin.json", ConfigText.OfKeys("audit"), ("Class", "AdminFlags")),
            new LiteralKeyAnalyzer());

        Assert.Equal(message is null ? [] : [message], found.Where(static diagnostic => diagnostic.Id == "CVT111").Select(static diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("flags.Client.Feature(\"chekout\")", "The snapshot of Flags has no feature \"chekout\". Did you mean \"checkout\"?")]
    [InlineData("any.Feature(\"chekout\")", "The snapshot of Flags has no feature \"chekout\". Did you mean \"checkout\"?")]
    [InlineData("any.Feature(\"pricing-table\")", "The feature \"pricing-table\" has a typed member, Flags.PricingTable: the compiler knows when that one goes")]
    public async Task A_root_of_a_referenced_library_tells_its_keys(string call, string message)
    {
        var library = ShopCode.Project("").Generate().Compilation;
        var project = new SnapshotProject { Code = Show(call), References = [Reference(library)] };

        Assert.Equal([message], (await AnalyzedCode.Analyze(project, new LiteralKeyAnalyzer())).Select(static diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("flags.Client.Feature(\"chekout\")")]
    [InlineData("any.Feature(\"chekout\")")]
    public Task A_root_that_does_not_tell_its_keys_may_have_any(string call) => AnalyzedCode.AssertIsSilent(
        new SnapshotProject { Code = $"{Show(call)} namespace Shop {{ public sealed class Flags(ConvertTyped.ConvertClient client) : ConvertTyped.ConvertRoot(client); }}" },
        new LiteralKeyAnalyzer());

    [Fact]
    public Task Without_a_snapshot_any_key_may_be_right() => AnalyzedCode.AssertIsSilent(
        new SnapshotProject { Code = "internal static class Page { internal static object Ask(ConvertTyped.ConvertClient client) => client.Feature(\"chekout\"); }" },
        new LiteralKeyAnalyzer());

    [Fact]
    public Task CVT112_suggests_the_typed_member() => AnalyzedCode.AssertSays(
        ShopCode.WithMethod("""client.Feature("checkout-new-button").IsEnabled(visitor);"""),
        new LiteralKeyAnalyzer(),
        """Info CVT112 "checkout-new-button": The feature "checkout-new-button" has a typed member, Flags.Checkout.NewButton: the compiler knows when that one goes""");

    [Fact]
    public Task CVT112_suggests_the_members_of_experiences_goals_and_segments() => AnalyzedCode.AssertSays(
        ShopCode.WithMethod("""client.Experience("pricing-page").Decide(visitor); client.Goal("purchase").Track(visitor); client.EnterSegments(visitor, ["newsletter-readers"]);"""),
        new LiteralKeyAnalyzer(),
        """Info CVT112 "pricing-page": The experience "pricing-page" has a typed member, Flags.Experiences.PricingPage: the compiler knows when that one goes""",
        """Info CVT112 "purchase": The goal "purchase" has a typed member, Flags.Goals.Purchase: the compiler knows when that one goes""",
        """Info CVT112 "newsletter-readers": The segment "newsletter-readers" has a typed member, Flags.Segments.NewsletterReaders: the compiler knows when that one goes""");

    [Fact]
    public Task CVT112_suggests_nothing_when_two_roots_have_the_key() => AnalyzedCode.AssertIsSilent(
        ShopCode.WithMethod("""client.Feature("checkout").IsEnabled(visitor);""")
            .WithSnapshot("admin.json", ConfigText.OfKeys("checkout"), ("Class", "AdminFlags")),
        new LiteralKeyAnalyzer());

    [Fact]
    public Task CVT112_suggests_members_of_experiences_and_goals_that_have_one() => AnalyzedCode.AssertSays(
        new SnapshotProject { Code = Show("""any.Experience("a").Key == "" || any.Experience("7").Key == "" || any.Goal("b").Key == "" || any.Goal("c").Key == "" || flags""") + TypedRoot },
        new LiteralKeyAnalyzer(),
        """Info CVT112 "a": The experience "a" has a typed member, Flags.Experiences.A: the compiler knows when that one goes""",
        """Info CVT112 "7": The experience "7" has a typed member, Flags.Experiences.A: the compiler knows when that one goes""",
        """Info CVT112 "b": The goal "b" has a typed member, Flags.Goals.B: the compiler knows when that one goes""");

    /// <summary>A root with members for experiences and goals.</summary>
    internal const string TypedRoot = """

        namespace Shop
        {
            using ConvertTyped;
            using ConvertTyped.CompilerServices;

            [SnapshotKey("Experience", "a", "7", "Experiences.A")]
            [SnapshotKey("Goal", "b", null, "Goals.B")]
            [SnapshotKey("Goal", "c", null, null)]
            public sealed class Flags(ConvertClient client) : ConvertRoot(client)
            {
                public bool IsEnabled(Visitor visitor) => true;
                public GoalList Goals => null!;
                public ExperienceList Experiences => null!;
            }
            public sealed class ExperienceList { public Experience A => null!; }
            public sealed class GoalList { public SmallGoal B => null!; }
            public sealed class SmallGoal { public void Track(Visitor visitor) { } }
        }
        """;

    private static SnapshotProject WithRetired(string statements) => ShopCode.WithMethod(statements).WithRetired("convert.retired.json", """
        {
          "features": [{"id": "13", "key": "old-banner", "retired": "2026-11-24"}],
          "experiences": [{"id": "23", "key": "old-page", "variations": [], "retired": "2026-11-24"}],
          "goals": [{"id": "43", "key": "old-lease", "retired": "2026-11-24"}],
          "segments": [{"id": "53", "key": "old-guests", "retired": "2026-11-24"}]
        }
        """);

    private static string Show(string call) =>
        $"#pragma warning disable CS1591\ninternal static class Page {{ internal static bool Show(Shop.Flags flags, ConvertTyped.ConvertClient any, ConvertTyped.Visitor visitor) => {call}.IsEnabled(visitor); }}";

    private static PortableExecutableReference Reference(Compilation library)
    {
        using var assembly = new MemoryStream();
        Assert.True(library.WithAssemblyName("Library").Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static async Task AssertSays(string statements, params string[] expected)
    {
        var found = await AnalyzedCode.Analyze(ShopCode.WithMethod(statements), new LiteralKeyAnalyzer());
        Assert.Equal(expected, found.Where(static diagnostic => diagnostic.Id == "CVT111").Select(AnalyzedCode.Show));
    }
}
