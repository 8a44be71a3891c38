using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>The keys that rules ask for: the attributes an app can give.</summary>
internal static class RuleKeys
{
    /// <summary>What audiences, segments and goals ask of visitors.</summary>
    public static ISet<string> OfVisitors(ConfigShape config) => Of(config, isOfPlaces: false);

    /// <summary>What locations and site areas ask of the place a visitor is at.</summary>
    public static ISet<string> OfLocations(ConfigShape config) => Of(config, isOfPlaces: true);

    /// <summary>What one goal asks for.</summary>
    public static ISet<string> Of(JsonValue goal) => Of([ConfigShapeReader.Goal(goal).RuleSet]);

    private static HashSet<string> Of(ConfigShape config, bool isOfPlaces) => Of(config.RuleSets.Where(set => set.IsOfPlaces == isOfPlaces));

    private static HashSet<string> Of(IEnumerable<RuleSetShape> sets) => new(sets.SelectMany(static set => set.Rules).Select(static rule => rule.Key), StringComparer.Ordinal);
}
