using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>The keys that rules ask for: the attributes an app can give.</summary>
internal static class RuleKeys
{
    /// <summary>What audiences and segments ask of visitors.</summary>
    public static ISet<string> OfVisitors(JsonValue config) => OfAll([.. RulesIn(config["audiences"], "rules"), .. RulesIn(config["segments"], "rules")]);

    /// <summary>What locations ask of the place a visitor is at.</summary>
    public static ISet<string> OfLocations(JsonValue config) => OfAll([.. RulesIn(config["locations"], "rules"), .. RulesIn(config["experiences"], "site_area")]);

    /// <summary>What one set of rules asks for.</summary>
    public static ISet<string> Of(JsonValue? rules) => OfAll([rules]);

    private static HashSet<string> OfAll(IReadOnlyList<JsonValue?> sets) => new(
        from rules in sets
        from entry in rules?["OR"]?.Items ?? []
        from @group in entry["AND"]?.Items ?? []
        from rule in @group["OR_WHEN"]?.Items ?? []
        let key = rule["key"]
        where key is { Kind: JsonKind.Text }
        select key.Text,
        StringComparer.Ordinal);

    private static IEnumerable<JsonValue?> RulesIn(JsonValue? list, string member) => (list?.Items ?? []).Select(item => item[member]);
}
