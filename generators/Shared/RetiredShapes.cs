using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>
/// What types were made from and the service no longer serves (DESIGN decision 11), as the file beside a snapshot keeps it. Parts
/// of it that are malformed are left out.
/// </summary>
internal sealed record RetiredShapes(IReadOnlyList<RetiredFeature> Features, IReadOnlyList<RetiredVariable> Variables)
{
    public static RetiredShapes None { get; } = new([], []);

    /// <summary>The name of the file that belongs to a snapshot: <c>convert.retired.json</c> for <c>convert.config.json</c>.</summary>
    public static string PathOf(string snapshot)
    {
        foreach (var ending in (string[])[".config.json", ".json"])
        {
            if (snapshot.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return $"{snapshot.Remove(snapshot.Length - ending.Length)}.retired.json";
            }
        }

        return $"{snapshot}.retired.json";
    }

    public static RetiredShapes Read(JsonValue root) => new(
        [.. Items(root, "features").Select(static json => new RetiredFeature(
            ConfigShapeReader.Feature(json),
            [.. Items(json, "variables").Select(static variable => RetiredVariable.Read(variable, Retirement.Read(null)))],
            ReachOf(json["on_for"]),
            Retirement.Read(json)))],
        [.. Items(root, "variables").Select(static json => RetiredVariable.Read(json, Retirement.Read(json)))]);

    private static FeatureReach ReachOf(JsonValue? json) => json switch
    {
        { Kind: JsonKind.Text, Text: "nobody" } => FeatureReach.Nobody,
        { Kind: JsonKind.Text, Text: "everybody" } => FeatureReach.Everybody,
        _ => FeatureReach.Some,
    };

    private static IReadOnlyList<JsonValue> Items(JsonValue root, string list) => root[list]?.Items ?? [];
}
