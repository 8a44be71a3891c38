using System.Reflection;
using System.Text;
using System.Text.Json;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests;

/// <summary>What json variables become: every project here is compiled with all warnings as errors, and what is said of it is what was compiled.</summary>
public sealed class JsonRecordTests
{
    private const string OwnTypes = """
        namespace Shop;
        using System.Text.Json.Serialization.Metadata;
        internal sealed class Banner { }
        internal static class BannerContext { public static class Default { public static JsonTypeInfo<Banner> Banner => null!; } }
        """;

    [Fact]
    public void A_json_variable_becomes_records_named_after_their_paths()
    {
        var generated = SnapshotProject.Generate(ConfigText.OfJson(
            """{"title": "Sale", "cta": {"url": "/sale", "weight": 1}, "slides": [{"image": "a.png", "alt": null}, {"image": "b.png"}]}""",
            """ "{\"title\": \"Go\", \"slides\": [], \"tags\": [\"new\"]}" """));

        Golden.Verify(generated.Source);
        Assert.Equal(": {Title: text, Cta?: {Url: text, Weight: integer}, Slides: [{Image: text, Alt?: json}], Tags?: [text]}", JsonShape.Of(generated));
    }

    [Theory]
    [InlineData(": {A: text}", """{"a": "x"}""")]
    [InlineData(": {A: integer, B: float, C: boolean}", """{"a": 1, "b": 1.5, "c": true}""", """{"c": false, "b": 2.5, "a": -9223372036854775808}""")]
    [InlineData(": {A: float}", """{"a": 1}""", """{"a": 1.5}""", """{"a": 1e300}""")]
    [InlineData(": {A: float, B: float, C: float}", """{"a": 9223372036854775808, "b": 1.0, "c": 1e3}""")]
    [InlineData(": {A?: text, B?: text}", """{"a": "x"}""", """{"b": "x"}""")]
    [InlineData(": {A?: text}", """{"a": "x"}""", """{"a": null}""")]
    [InlineData(": {A?: json}", """{"a": null}""")]
    [InlineData(": {A: json}", """{"a": "x"}""", """{"a": 1}""")]
    [InlineData(": {A: json}", """{"a": {"b": 1}}""", """{"a": [1]}""")]
    [InlineData(": {A: json, B: json}", """{"a": {}, "b": 1e400}""")]
    [InlineData(": {A: {B?: text}}", """{"a": {}}""", """{"a": {"b": "x"}}""")]
    [InlineData(": {A: {B: {C?: integer, D?: integer}}}", """{"a": {"b": {"c": 1}}}""", """{"a": {"b": {"d": 1}}}""")]
    [InlineData(": {A: [json]}", """{"a": []}""")]
    [InlineData(": {A: [text]}", """{"a": []}""", """{"a": ["x"]}""")]
    [InlineData(": {A: [float]}", """{"a": [1]}""", """{"a": [0.5]}""")]
    [InlineData(": {A: [json]}", """{"a": [1, "x"]}""")]
    [InlineData(": {A: [json]}", """{"a": [1, null]}""")]
    [InlineData(": {A: [{B: integer, C?: text}]}", """{"a": [{"b": 1}, {"b": 2, "c": "x"}]}""")]
    [InlineData(": {A: [[{B: integer}]]}", """{"a": [[{"b": 1}], []]}""")]
    [InlineData(": [text]", """["x"]""", """[]""")]
    [InlineData(": [{A: integer}]", """[{"a": 1}]""")]
    [InlineData(": [[boolean]]", """[[true]]""")]
    [InlineData("?: text", "\"x\"", "\"\\\"quoted\\\"\"")]
    [InlineData(": integer", "1", "\"2\"")]
    [InlineData(": float", "1", "\"2.5\"")]
    [InlineData(": boolean", "true", "\"false\"")]
    [InlineData(": {A: text}", """{"a": "x"}""", """ "{\"a\": \"y\"}" """)]
    [InlineData("?: {A: text}", """{"a": "x"}""", "null")]
    [InlineData("?: {A: text}", """{"a": "x"}""", "\"null\"")]
    [InlineData(": json", """{"a": "x"}""", "[1]")]
    [InlineData(": json", "{}")]
    [InlineData("?: json", "null")]
    [InlineData(": [json]", "[]")]
    [InlineData(": {A: text}", """{"a": 1, "a": "last"}""")]
    public void The_structure_is_what_all_values_share(string structure, params string[] values) =>
        Assert.Equal(structure, JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson(values))));

    [Fact]
    public void A_variation_that_does_not_set_the_variable_makes_it_nullable()
    {
        var json = ConfigText.OfJson("""{"a": "x"}""", "\"unset\"").Replace("\"banner\": \"unset\"", "", StringComparison.Ordinal);

        Assert.Equal("?: {A: text}", JsonShape.Of(SnapshotProject.Generate(json)));
    }

    [Fact]
    public void A_variable_that_no_variation_sets_is_JSON_as_it_is() =>
        Assert.Equal("?: json", JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson())));

    [Theory]
    [InlineData("""{"class": 1, "namespace": 2, "record": 3, "required": 4, "init": 5}""")]
    [InlineData("""{"equals": 1, "getHashCode": 2, "toString": 3, "getType": 4, "memberwiseClone": 5, "finalize": 6, "referenceEquals": 7}""")]
    [InlineData("""{"clone": 1, "printMembers": 2, "deconstruct": 3, "equalityContract": 4, "convert": 5, "json": 6, "members": 7}""")]
    [InlineData("""{"a-b": 1, "a_b": 2, "aB": 3, "a b": 4, "AB": 5, "AB_2": 6}""")]
    [InlineData("""{"bannerValue": {"bannerValue": {"bannerValue": {"x": 1}}}}""")]
    [InlineData("""{"cta": {"x": 1}, "ctaValue": {"y": 2}, "ctaValue_2": 3, "ctaItem": [{"z": 1}], "cta-item": [1]}""")]
    [InlineData("""{"": 1, " ": 2, "$": 3, "\u0000": 4, "\ud800": 5, "\u202e": 6, "💰": 7, "1": 8, "日本": 9, "é": 10, "\"\\": 11, "</summary>": 12, "]]>": 13, "*/": 14}""")]
    [InlineData("""{"system": {"string": {"global": 1}}, "shop": {"flags": 1}, "convertTyped": [1], "feature": {"visitor": true}}""")]
    [InlineData("""{"values": {"variables": {"json0": {"client": 1}}}, "item": [{"item": [{"item": 1}]}]}""")]
    public void Whatever_the_members_are_called_the_code_compiles_and_reads_them(string value)
    {
        using var document = JsonDocument.Parse(value);

        var banner = Read(ConfigText.OfJson(value));

        Assert.Equal(document.RootElement.EnumerateObject().Count(), banner.GetType().GetProperties().Length);
        Assert.All(banner.GetType().GetProperties(), property => Assert.NotNull(property.GetValue(banner)));
    }

    [Fact]
    public void A_feature_in_the_group_keeps_its_name_beside_a_record()
    {
        var json = ConfigText.Of(
            """
            [{"id": "10", "key": "home", "variables": [{"key": "banner", "type": "json"}]},
             {"id": "11", "key": "home.banner-value", "variables": [{"key": "banner", "type": "json"}]}]
            """,
            """
            [{"id": "20", "key": "e", "variations": [{"id": "30", "key": "v", "changes": [
                {"type": "fullStackFeature", "data": {"feature_id": "10", "variables_data": {"banner": {"a": 1}}}},
                {"type": "fullStackFeature", "data": {"feature_id": "11", "variables_data": {"banner": {"c": 3}}}}]}]}]
            """);
        using var loaded = SnapshotProject.Generate(json).Load();
        var home = loaded.Assembly.GetType("Shop.Flags+HomeFeature", throwOnError: true)!;

        Assert.Equal(["Banner", "BannerValue"], home.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static property => property.Name).Order());
        Assert.Equal("BannerValue_2", home.GetProperty("Banner")!.PropertyType.GetGenericArguments().Single().Name);
    }

    [Fact]
    public void A_list_of_a_hundred_thousand_items_is_read()
    {
        var banner = Read(ConfigText.OfJson($$"""{"items": [{{string.Join(',', Enumerable.Range(0, 100_000).Select(static number => $$"""{"n": {{number}}}"""))}}]}"""));

        Assert.Equal(100_000, ((System.Collections.IEnumerable)banner.GetType().GetProperty("Items")!.GetValue(banner)!).Cast<object>().Count());
    }

    [Fact]
    public void An_object_with_more_members_than_a_record_can_use_stays_JSON()
    {
        Assert.Equal(100, Read(ConfigText.OfJson(ObjectOf(100, "1"))).GetType().GetProperties().Length);
        Assert.Equal(": {A: text, B: json}", JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson($$"""{"a": "x", "b": {{ObjectOf(101, "1")}}}"""))));
        Assert.Equal(": json", JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson(ObjectOf(10_000, "1")))));
        Assert.Equal(": json", JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson(ObjectOf(50, ObjectOf(50, ObjectOf(2, "1")))))));
    }

    [Fact]
    public void What_is_nested_deeper_than_eight_stays_JSON()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a": """, 40)) + "1" + new string('}', 40);
        var lists = new string('[', 40) + "1" + new string(']', 40);

        Assert.Equal(": {A: {A: {A: {A: {A: {A: {A: {A: json}}}}}}}}", JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson(deep))));
        Assert.Equal(": [[[[[[[[json]]]]]]]]", JsonShape.Of(SnapshotProject.Generate(ConfigText.OfJson(lists))));
    }

    [Fact]
    public void Two_features_keep_their_records_apart()
    {
        var json = ConfigText.Of(
            """[{"id": "10", "key": "a", "variables": [{"key": "x", "type": "json"}]}, {"id": "11", "key": "b", "variables": [{"key": "x", "type": "json"}]}]""",
            """
            [{"id": "20", "key": "e", "variations": [{"id": "30", "key": "v", "changes": [
                {"type": "fullStackFeature", "data": {"feature_id": "10", "variables_data": {"x": {"p": 1}}}},
                {"type": "fullStackFeature", "data": {"feature_id": "11", "variables_data": {"x": {"q": 1}}}}]}]}]
            """);
        using var loaded = SnapshotProject.Generate(json).Load();

        Assert.NotNull(loaded.Assembly.GetType("Shop.Flags+AFeature+XValue", throwOnError: true)!.GetProperty("P"));
        Assert.NotNull(loaded.Assembly.GetType("Shop.Flags+BFeature+XValue", throwOnError: true)!.GetProperty("Q"));
    }

    [Fact]
    public void Records_compile_in_an_older_language_an_internal_class_and_a_namespace_of_keywords() =>
        new SnapshotProject { LanguageVersion = LanguageVersion.CSharp11 }
            .WithSnapshot("convert.config.json", ConfigText.OfJson("""{"a": [{"b": 1}]}"""), ("Access", "internal"), ("Namespace", "class.Shop"))
            .Generate().Load().Dispose();

    [Fact]
    public void A_variable_is_JSON_as_it_is_when_the_project_says_so() =>
        Assert.Equal(": json", JsonShape.Of(Generate("home^banner^true^^")));

    [Fact]
    public void A_variable_is_a_type_of_the_project_when_the_project_says_so()
    {
        var source = Generate("home^banner^^Shop.Banner^Shop.BannerContext", OwnTypes).Source;

        Assert.Contains("global::ConvertTyped.FeatureVariable<global::Shop.Banner> Banner =>", source);
        Assert.Contains("JsonTypes.Of(global::Shop.BannerContext.Default.Banner);", source);
        Assert.Contains("// An error in the next line: add [JsonSerializable(typeof(Shop.Banner))] to Shop.BannerContext.", source);
        Generate("home^banner^^Shop.Banner^Shop.BannerContext", OwnTypes).Load().Dispose();
    }

    [Theory]
    [InlineData("home^baner^true^^", "CVT040", "The variable \"baner\" of feature \"home\", which a ConvertVariable names, is in no snapshot. Capital letters count: correct the Include and the Feature in the project file, or remove the line.")]
    [InlineData("home^caption^true^^", "CVT040", "The variable \"caption\" of feature \"home\", which a ConvertVariable names, is not of type json. Capital letters count: correct the Include and the Feature in the project file, or remove the line.")]
    [InlineData("^banner^true^^", "CVT007", "ConvertVariable 'banner' names no feature. Write <ConvertVariable Include=\"banner\" Feature=\"home-banner\" Raw=\"true\" /> with the keys of the variable and its feature.")]
    [InlineData("home^banner^yes^^", "CVT007", "ConvertVariable 'banner' has a Raw that is 'yes'. Set it to true, or remove it.")]
    [InlineData("home^banner^true^Shop.Banner^Shop.BannerContext", "CVT007", "ConvertVariable 'banner' has both Raw and a type of its own. Remove Raw, or the Type and the Context.")]
    [InlineData("home^banner^^^", "CVT007", "ConvertVariable 'banner' does not say what it is. Write <ConvertVariable Include=\"banner\" Feature=\"home-banner\" Type=\"Shop.Banner\" Context=\"Shop.BannerContext\" />, or Raw=\"true\" instead of the last two.")]
    [InlineData("home^banner^^Shop.Banner^", "CVT007", "ConvertVariable 'banner' does not say what it is. Write <ConvertVariable Include=\"banner\" Feature=\"home-banner\" Type=\"Shop.Banner\" Context=\"Shop.BannerContext\" />, or Raw=\"true\" instead of the last two.")]
    [InlineData("home^banner^^List<int>^Shop.BannerContext", "CVT007", "ConvertVariable 'banner' has a Type 'List<int>' and a Context 'Shop.BannerContext' that are not both names of types. Set them to full names without type arguments, such as Shop.Banner and Shop.BannerContext.")]
    [InlineData("home^banner^^Shop.Banner[]^Shop.BannerContext", "CVT007", "ConvertVariable 'banner' has a Type 'Shop.Banner[]' and a Context 'Shop.BannerContext' that are not both names of types. Set them to full names without type arguments, such as Shop.Banner and Shop.BannerContext.")]
    public void What_cannot_be_used_is_said_once_with_the_cure(string variables, string? id, string? message)
    {
        var project = new SnapshotProject { Variables = variables }
            .WithSnapshot("a.json", ConfigText.OfJson("""{"a": 1}""").Replace("\"key\": \"home\", \"variables\": [", "\"key\": \"home\", \"variables\": [{\"key\": \"caption\", \"type\": \"string\"},", StringComparison.Ordinal))
            .WithSnapshot("b.json", ConfigText.OfKeys("other"), ("Class", "Other"));

        var diagnostics = project.Generate().Diagnostics;

        Assert.Equal((id, message), diagnostics is [var only] ? (only.Id, only.GetMessage()) : default);
        Assert.InRange(diagnostics.Count, 0, 1);
    }

    [Fact]
    public void A_variable_behind_the_fault_of_a_snapshot_is_not_called_missing() =>
        Assert.Equal("CVT001", Assert.Single(new SnapshotProject { Variables = "home^banner^true^^" }.WithSnapshot("convert.config.json", """{"features": [""").Generate().Diagnostics).Id);

    private static GeneratedProject Generate(string variables, string code = "") =>
        new SnapshotProject { Variables = variables, Code = code }.WithSnapshot("convert.config.json", ConfigText.OfJson("""{"a": 1}"""), ("Access", "internal")).Generate();

    private static string ObjectOf(int members, string value) =>
        $$"""{{{string.Join(',', Enumerable.Range(0, members).Select(number => $"\"m{number}\": {value}"))}}}""";

    /// <summary>The value of <c>banner</c> as the compiled project reads it, in every way it has.</summary>
    private static object Read(string json)
    {
        using var loaded = SnapshotProject.Generate(json).Load();
        var root = loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)));
        var (_, feature) = RootReader.Features(root).Single();
        var values = RootReader.Read(feature, root.Visitor("visitor"));
        Assert.NotNull(values);
        return values.GetType().GetProperty("Banner")!.GetValue(values)!;
    }
}
