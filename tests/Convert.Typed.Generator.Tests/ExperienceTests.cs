using System.Runtime.CompilerServices;
using System.Text;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>What the experiences of a snapshot become. All names are those of compiled code.</summary>
public sealed class ExperienceTests
{
    [Fact]
    public void An_experience_becomes_a_member_and_an_enum_by_ascending_id() =>
        Verify(Experiences("""
            {"id": "21", "key": "pricing-page", "name": "Pricing <page>", "variations": [
                {"id": "100", "key": "weekly"}, {"id": "31", "key": "annual", "name": "Annual"}, {"id": 30, "key": "original"}, {"key": "without-id"}, {"id": "31", "key": "again"}]},
            {"id": "20", "key": "empty"}, {"id": "22"}, {"id": "23", "key": "empty"}
            """));

    [Fact]
    public void A_snapshot_without_experiences_has_no_file_for_them() =>
        Assert.Equal(["Flags.g.cs", "Flags.Attributes.g.cs"], Project(ConfigText.OfKeys("a")).Generate().Sources.Select(static source => source.HintName));

    [Theory]
    [InlineData("none", "None_30")]
    [InlineData("unknown", "Unknown_30")]
    [InlineData("None", "None_30")]
    [InlineData("convert", "Convert_30")]
    [InlineData("to-string", "ToString_30")]
    [InlineData("3d", "_3d")]
    [InlineData("annual-deep", "AnnualDeep")]
    [InlineData("🎉", "_30")]
    [InlineData("class", "Class")]
    public void A_variation_is_named_by_its_key(string key, string name) =>
        Assert.Equal(["None=0", $"{name}=1", "Unknown=-1"], MembersOf($$"""[{"id": "30", "key": "{{key}}"}]"""));

    [Fact]
    public void Of_variations_of_one_name_the_smallest_id_keeps_it() =>
        Assert.Equal(
            ["None=0", "AB=1", "AB_9=2", "_10=3", "AB_100=4", "AB_x=5", "Unknown=-1"],
            MembersOf("""[{"id": "x", "key": "aB"}, {"id": "100", "key": "a b"}, {"id": "10"}, {"id": 9, "key": "a-b"}, {"id": "8", "key": "a_b"}]"""));

    [Fact]
    public void Of_experiences_of_one_name_the_smallest_id_keeps_it()
    {
        var generated = Project(Experiences("""{"id": "100", "key": "a-b"}, {"id": "9", "key": "a.b"}, {"id": "x", "key": "aB"}, {"key": "A B"}""")).Generate();
        using var loaded = generated.Load();

        Assert.Equal(
            ["AB: ABVariation", "AB_100: AB_100Variation", "AB_2: AB_2Variation", "AB_x: AB_xVariation"],
            ExperiencesOf(loaded, "Shop.Flags"));
    }

    [Fact]
    public void Experiences_are_not_grouped()
    {
        var generated = new SnapshotProject { Groups = "pricing" }.WithSnapshot("convert.config.json", ConfigText.Of("""[{"id": "1", "key": "pricing-a"}]""", """[{"id": "2", "key": "pricing-page"}]""")).Generate();
        using var loaded = generated.Load();

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(["PricingPage: PricingPageVariation"], ExperiencesOf(loaded, "Shop.Flags"));
    }

    [Theory]
    [InlineData("Flags", "AVariation")]
    [InlineData("ShopFlags", "ShopAVariation")]
    [InlineData("BackOffice", "BackOfficeAVariation")]
    [InlineData("AVariation", "AVariationAVariation")]
    [InlineData("flags", "flagsAVariation")]
    public void The_enum_stands_beside_the_root_and_is_named_after_it(string root, string name)
    {
        using var loaded = Project(Experiences("""{"id": "1", "key": "a"}"""), root).Generate().Load();

        Assert.Equal([name], loaded.Assembly.GetTypes().Where(static type => type.IsEnum).Select(static type => type.Name));
    }

    [Fact]
    public void Two_roots_of_one_namespace_can_have_the_same_experiences()
    {
        var json = Experiences("""{"id": "1", "key": "a", "variations": [{"id": "2", "key": "b"}]}""");
        using var loaded = new SnapshotProject().WithSnapshot("a.json", json, ("Class", "ShopFlags")).WithSnapshot("b.json", json, ("Class", "AdminFlags")).Generate().Load();

        Assert.Equal(["A: ShopAVariation"], ExperiencesOf(loaded, "Shop.ShopFlags"));
        Assert.Equal(["A: AdminAVariation"], ExperiencesOf(loaded, "Shop.AdminFlags"));
    }

    [Fact]
    public void Members_that_are_named_like_what_the_generated_code_uses_do_not_disturb_it()
    {
        var keys = new[] { "experiences", "experiences-list", "experiences-feature", "segments", "segments-list", "goals-list", "a-variation", "client", "shop", "convert", "unknown", "experience" };
        var features = string.Join(',', keys.Select(static (key, index) => ConfigText.Feature(index, key)));
        var experiences = string.Join(',', keys.Select(static (key, index) => $$"""{"id": "{{index}}", "key": "{{key}}", "variations": [{"id": "1", "key": "{{key}}"}, {"id": "2", "key": "a"}]}"""));
        var segments = string.Join(',', keys.Select(static (key, index) => $$"""{"id": "{{index}}", "key": "{{key}}"}"""));
        using var loaded = Project($$"""{"account_id": "1", "project": {"id": "2"}, "features": [{{features}}], "experiences": [{{experiences}}, {"id": "a", "key": "a"}], "segments": [{{segments}}]}""").Generate().Load();

        Assert.Equal(keys.Length + 1, ExperiencesOf(loaded, "Shop.Flags").Count());
        Assert.Equal(keys.Length, loaded.Assembly.GetType("Shop.Flags+SegmentsList", throwOnError: true)!.GetProperties().Length);
    }

    [Fact]
    public void Run_answers_with_the_member_of_the_variation()
    {
        var json = Experiences("""{"id": "20", "key": "pricing", "variations": [{"id": "31", "key": "none", "traffic_allocation": 100}, {"id": "30", "key": "b", "traffic_allocation": 0}]}""");
        using var loaded = new SnapshotProject
        {
            Code = """
                namespace Shop;
                internal static class Page
                {
                    internal static string Of(Flags flags) => flags.Experiences.Pricing.Run(flags.Visitor("ada")).ToString();
                }
                """,
        }.WithSnapshot("convert.config.json", json).Generate().Load();
        var root = loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("None_31", loaded.Assembly.GetType("Shop.Page", throwOnError: true)!.GetMethod("Of", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.Invoke(null, [root]));
    }

    [Fact]
    public void A_segment_becomes_a_member()
    {
        var json = """{"account_id": "1", "project": {"id": "2"}, "segments": [{"id": "5", "key": "re-turning"}, {"id": "4", "key": "returning", "name": "Back again"}, {"id": "3", "key": "reTurning"}, {"id": "6"}]}""";
        var generated = Project(json).Generate();
        Golden.Verify(generated.Part("Segments"));
        using var loaded = generated.Load();

        Assert.Equal(["ReTurning", "ReTurning_5", "Returning"], loaded.Assembly.GetType("Shop.Flags+SegmentsList", throwOnError: true)!.GetProperties().Select(static property => property.Name));
    }

    private static IEnumerable<string> MembersOf(string variations)
    {
        using var loaded = Project(Experiences($$"""{"id": "20", "key": "a", "variations": {{variations}}}""")).Generate().Load();
        var type = loaded.Assembly.GetType("Shop.AVariation", throwOnError: true)!;
        return [.. Enum.GetNames(type).Select(name => $"{name}={(int)Enum.Parse(type, name)}")];
    }

    private static IEnumerable<string> ExperiencesOf(LoadedProject loaded, string root) =>
        loaded.Assembly.GetType($"{root}+ExperiencesList", throwOnError: true)!.GetProperties()
            .Select(static property => $"{property.Name}: {property.PropertyType.GetGenericArguments().Single().Name}");

    private static SnapshotProject Project(string json, string root = "Flags") => new SnapshotProject().WithSnapshot("convert.config.json", json, ("Class", root));

    private static string Experiences(string experiences) => ConfigText.Of("[]", $"[{experiences}]");

    private static void Verify(string json, [CallerMemberName] string test = "")
    {
        var generated = Project(json).Generate();
        Golden.Verify(generated.Part("Experiences"), test: test);
        generated.Load().Dispose();
    }
}
