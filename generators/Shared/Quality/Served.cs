using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>How inspections read a config, and name what they found.</summary>
internal static class Served
{
    public static IReadOnlyList<JsonValue> Items(JsonValue? owner, string list) => owner?[list]?.Items ?? [];

    /// <summary>An id, which is served as text or as a number.</summary>
    public static string? Id(JsonValue? value) => value is { Kind: JsonKind.Text or JsonKind.Number, Text.Length: > 0 } ? value.Text : null;

    public static ISet<string> Ids(JsonValue config, string list) =>
        new HashSet<string>(Items(config, list).Select(static item => Id(item["id"])).OfType<string>(), StringComparer.Ordinal);

    /// <summary>The changes of a variation that turn features on.</summary>
    public static IEnumerable<JsonValue> FeatureChanges(JsonValue variation) =>
        Items(variation, "changes").Where(static change => change["type"] is { Kind: JsonKind.Text, Text: ConfigShapeReader.FeatureChangeType });

    /// <summary>The experiences that carry features, by the features' ids.</summary>
    public static ILookup<string, JsonValue> Carriers(JsonValue config) => (
        from experience in Items(config, "experiences")
        from variation in Items(experience, "variations")
        from change in FeatureChanges(variation)
        let feature = Id(change["data"]?["feature_id"])
        where feature is not null
        select (feature, experience)).Distinct().ToLookup(static pair => pair.feature, static pair => pair.experience, StringComparer.Ordinal);

    /// <summary>What people call a part of a config: its key, else its id, in quotes.</summary>
    public static string Name(JsonValue part) => JsonQuote.Quote(Id(part["key"]) ?? Id(part["id"]) ?? "");

    /// <summary>Where a part says what it is called; without that, where it begins.</summary>
    public static SourceSpan Place(JsonValue part) => part["key"]?.Span ?? part["id"]?.Span ?? part.Span.FirstCharacter;

    // A debug token brings drafts and paused experiences along.
    public static bool IsRunning(JsonValue experience) => experience["status"] is not { Kind: JsonKind.Text, Text: "draft" or "paused" or "completed" or "scheduled" };

    /// <summary>The environment in which an experience runs; empty when it runs in all.</summary>
    public static string EnvironmentOf(JsonValue experience) => experience["environment"] is { Kind: JsonKind.Text } environment ? environment.Text : "";
}
