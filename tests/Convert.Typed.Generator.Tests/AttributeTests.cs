using System.Reflection;
using System.Runtime.CompilerServices;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>What the rules of a config become: classes with a property for each attribute that they read.</summary>
public sealed class AttributeTests
{
    [Fact]
    public void Each_attribute_that_a_rule_reads_is_a_property() =>
        Verify($$"""
            {"account_id": "1", "project": {"id": "2", "name": "Fish & Chips"},
             "audiences": [
                {"id": "50", "key": "pro-in-us", "rules": {{Rules(Rule("generic_text_key_value", "plan", "\"pro\""), Rule("generic_text_key_value", "country", "\"US\""), Rule("generic_bool_key_value", "has-trial", "true"))}} },
                {"id": "51", "key": "loyal", "rules": {{Rules(Rule("generic_numeric_key_value", "visits", "5", "less"), Rule("generic_text_key_value", "plan", "\"team|free\"", "isIn"))}} }],
             "segments": [{"id": "60", "rules": {{Rules(Rule("generic_text_key_value", "browser", "\"CH\""))}} }],
             "locations": [{"id": "70", "key": "pricing", "rules": {{Rules(Rule("generic_text_key_value", "url", "\"/pricing\"", "startsWith"))}} }],
             "experiences": [{"id": "20", "key": "old", "site_area": {{Rules(Rule("generic_text_key_value", "screen", "\"home\""))}} }],
             "goals": [{"id": "40", "key": "add-to-cart", "rules": {{Rules(Rule("generic_text_key_value", "action", "\"add-to-cart\""))}} }]}
            """);

    [Fact]
    public void Without_rules_there_are_only_the_report_segments() => Verify("""{"account_id": "1", "project": {"id": "2"}}""");

    [Theory]
    [InlineData("generic_bool_key_value", "equals", "true", "bool")]
    [InlineData("generic_bool_key_value", "equals", "\"False\"", "bool")]
    [InlineData("generic_bool_key_value", "equals", "\"yes\"", "string")]
    [InlineData("generic_bool_key_value", "equals", "1", "string")]
    [InlineData("generic_bool_key_value", "exists", null, "bool")]
    [InlineData("generic_numeric_key_value", "equals", "5", "double")]
    [InlineData("generic_numeric_key_value", "equals", "\"5\"", "double")]
    [InlineData("generic_numeric_key_value", "equals", "\"5.0\"", "string")]
    [InlineData("generic_numeric_key_value", "lessEqual", "\"5.0\"", "double")]
    [InlineData("generic_numeric_key_value", "less", "\"often\"", "string")]
    [InlineData("generic_numeric_key_value", "isIn", "\"1|2|3\"", "double")]
    [InlineData("generic_numeric_key_value", "isIn", "[1, 2, \"x\"]", "string")]
    [InlineData("generic_numeric_key_value", "equals", "true", "string")]
    [InlineData("generic_numeric_key_value", "equals", "null", "double")]
    [InlineData("generic_text_key_value", "equals", "5", "string")]
    [InlineData("visits_count", "less", "5", "double")]
    [InlineData("visits_count", "equalsNumber", "5", "double")]
    [InlineData("is_known", "equals", "true", "bool")]
    [InlineData("anything", "equals", "\"5\"", "string")]
    [InlineData("anything", "exists", null, "string")]
    [InlineData("anything", "equals", "{\"a\": 1}", "string")]
    public void The_rule_says_the_type(string ruleType, string matchType, string? value, string type) =>
        Assert.Equal(type, TypeOf("key", Rule(ruleType, "key", value, matchType)));

    [Theory]
    [InlineData("browser", "\"ch\"", "Browser")]
    [InlineData("browser", "\"Edge\"", "string")]
    [InlineData("devices", "\"IPH\"", "Devices")]
    [InlineData("source", "\"search|referral\"", "TrafficSource")]
    [InlineData("source", "\"newsletter\"", "string")]
    [InlineData("visitorType", "\"returning\"", "VisitorType")]
    [InlineData("visitorType", "true", "string")]
    [InlineData("country", "5", "string")]
    public void A_report_segment_is_an_enumeration_unless_rules_compare_it_with_something_else(string key, string value, string type) =>
        Assert.Equal(type, TypeOf(key, Rule("generic_text_key_value", key, value, value.Contains('|') ? "isIn" : "equals")));

    [Fact]
    public void Rules_that_ask_for_different_types_get_text_and_say_so()
    {
        var generated = SnapshotProject.Generate(WithAudience(Rule("generic_text_key_value", "size", "\"big\""), Rule("generic_numeric_key_value", "size", "5", "less")));

        Assert.Contains(
            """
                /// <summary>Attribute <c>size</c> (text), read by audience <c>a</c>. It is text because its rules ask for different types.</summary>
                public string? Size { get; init; }
            """,
            generated.Part("Attributes"));
        using var loaded = generated.Load();
    }

    [Fact]
    public void A_rule_on_another_experience_reads_no_attribute() =>
        Assert.DoesNotContain("pricing", SnapshotProject.Generate(WithAudience(Rule("bucketed_into_experience_key", "pricing", "\"pricing\""))).Part("Attributes"));

    [Fact]
    public void Names_that_are_taken_by_the_set_or_by_each_other_get_a_number()
    {
        string[] keys = ["count", "with", "item", "equals", "plan", "plans", "Plan", "names-of-properties", "", "convert", "names", "visitor-attributes"];
        using var loaded = SnapshotProject.Generate(WithAudience([.. keys.Select(static key => Rule("generic_text_key_value", key, "\"count\""))])).Load();

        var type = loaded.Assembly.GetType("Shop.VisitorAttributes", throwOnError: true)!;

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static property => property.Name);
        Assert.Equal(
            ["Browser", "Campaign", "Convert_2", "Count_2", "Country", "Devices", "Equals_2", "Item_2", "Names", "NamesOfProperties_2", "Plan", "Plan_2", "Plans", "Source", "VisitorAttributes_2", "VisitorType", "With_2", "_1"],
            properties.Order(StringComparer.Ordinal));
        Assert.Contains("Plans_2", type.GetNestedTypes().Select(static nested => nested.Name));
    }

    [Fact]
    public void Constants_are_the_texts_as_rules_compare_them()
    {
        using var loaded = SnapshotProject.Generate(WithAudience(
            Rule("generic_text_key_value", "plan", "\"pro\""),
            Rule("generic_text_key_value", "plan", "\"pro-plus\"", "contains"),
            Rule("generic_text_key_value", "plan", "\"Team|FREE\"", "isIn"),
            Rule("generic_text_key_value", "plan", "\"^x.*\"", "regexMatches"),
            Rule("generic_text_key_value", "plan", "\"!\""),
            Rule("generic_text_key_value", "status", "\"equals\""))).Load();

        var attributes = loaded.Assembly.GetType("Shop.VisitorAttributes", throwOnError: true)!;

        Assert.Equal(["Free = free", "Pro = pro", "ProPlus = pro-plus", "Team = team"], Constants(attributes.GetNestedType("Plans")!));
        Assert.Equal(["Equals_2 = equals"], Constants(attributes.GetNestedType("Statuses")!));
    }

    internal static string Rules(params string[] rules) => $$"""{"OR": [{"AND": [{"OR_WHEN": [{{string.Join(", ", rules)}}]}]}]}""";

    private static string Rule(string type, string key, string? value, string matchType = "equals") =>
        $$"""{"rule_type": "{{type}}", "key": "{{key}}"{{(value is null ? "" : $", \"value\": {value}")}}, "matching": {"match_type": "{{matchType}}", "negated": false} }""";

    private static string WithAudience(params string[] rules) =>
        $$"""{"account_id": "1", "project": {"id": "2"}, "audiences": [{"id": "50", "key": "a", "rules": {{Rules(rules)}} }]}""";

    private static string TypeOf(string key, string rule)
    {
        var name = char.ToUpperInvariant(key[0]) + key[1..];
        var declared = SnapshotProject.Generate(WithAudience(rule)).Part("Attributes").Split('\n').Single(line => line.EndsWith($"? {name} {{ get; init; }}", StringComparison.Ordinal));
        return declared.Trim().Split(' ')[1].TrimEnd('?').Replace("global::ConvertTyped.", "");
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => $"{field.Name} = {field.GetRawConstantValue()}").Order(StringComparer.Ordinal);

    private static void Verify(string json, [CallerMemberName] string test = "")
    {
        var generated = SnapshotProject.Generate(json);
        Assert.Empty(generated.Diagnostics);
        Golden.Verify(generated.Part("Attributes"), test: test);
        using var loaded = generated.Load();
    }
}
