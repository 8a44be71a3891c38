using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>Finds the rules that read attributes (CONTRACT section 4).</summary>
internal static class RuleReader
{
    /// <summary>It asks what was decided for the visitor, not for an attribute.</summary>
    private const string MutualExclusion = "bucketed_into_experience_key";

    public static RuleSetShape Read(RuleOwner owner, JsonValue json, JsonValue? rules) =>
        new(owner, Text(json["key"]), Text(json["id"]), [.. Rules(rules).Where(rule => owner != RuleOwner.Audience || rule.RuleType != MutualExclusion)]);

    private static IEnumerable<RuleShape> Rules(JsonValue? rules) =>
        from entry in Items(rules?["OR"])
        from all in Items(entry["AND"])
        from rule in Items(all["OR_WHEN"])
        where rule["key"] is { Kind: JsonKind.Text }
        select new RuleShape(rule["key"]!.Text, Text(rule["rule_type"]), Text(rule["matching"]?["match_type"]), rule["value"]);

    private static string? Text(JsonValue? json) => json is { Kind: JsonKind.Text or JsonKind.Number, Text.Length: > 0 } ? json.Text : null;

    private static IReadOnlyList<JsonValue> Items(JsonValue? json) => json?.Items ?? [];
}
