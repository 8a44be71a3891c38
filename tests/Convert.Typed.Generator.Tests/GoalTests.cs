using System.Runtime.CompilerServices;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>What the goals of a config become.</summary>
public sealed class GoalTests
{
    private const string Duration = """{"rule_type": "visit_duration", "value": 10, "matching": {"match_type": "lessEqual", "negated": true}}""";

    [Fact]
    public void A_goal_takes_what_its_type_and_its_rules_ask_for() =>
        Verify($$"""
            {"account_id": "1", "project": {"id": "2", "name": "Shop"}, "goals": [
                {"id": "40", "key": "signed-up", "name": "Signed up", "type": "advanced"},
                {"id": "41", "key": "purchase", "type": "revenue", "settings": {"triggering_type": "manual"} },
                {"id": "42", "key": "add-to-cart", "rules": {{AttributeTests.Rules(Rule("action", "\"add-to-cart\""), Rule("items", "3", "lessEqual"))}} },
                {"id": "43", "key": "renewal", "settings": {"triggering_type": "manual"}, "rules": {{AttributeTests.Rules(Rule("action", "\"renew\""))}} },
                {"id": "44", "key": "bounce", "type": "advanced", "rules": {{AttributeTests.Rules(Duration)}} }]}
            """);

    [Fact]
    public void Goals_that_become_the_same_name_are_told_apart_by_id()
    {
        using var loaded = SnapshotProject.Generate("""
            {"account_id": "1", "project": {"id": "2"}, "goals": [
                {"id": "9", "key": "aB"}, {"id": "100", "key": "a_b"}, {"id": "20", "key": "a-b"}, {"id": "30", "key": "equals"}, {"id": "31", "key": "convert"}, {"id": "32", "key": "-"}]}
            """).Load();

        Assert.Equal(
            ["AB", "AB_100", "AB_20", "Convert_31", "Equals_30", "_32"],
            loaded.Assembly.GetType("Shop.Flags+GoalsList", throwOnError: true)!.GetProperties().Select(static property => property.Name).Order(StringComparer.Ordinal));
    }

    private static string Rule(string key, string value, string matchType = "equals") =>
        $$"""{"key": "{{key}}", "value": {{value}}, "matching": {"match_type": "{{matchType}}", "negated": false} }""";

    private static void Verify(string json, [CallerMemberName] string test = "")
    {
        var generated = SnapshotProject.Generate(json);
        Assert.Empty(generated.Diagnostics);
        Golden.Verify(generated.Part("Goals"), test: test);
        using var loaded = generated.Load();
    }
}
