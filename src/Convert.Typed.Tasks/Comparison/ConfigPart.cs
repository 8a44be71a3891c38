using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>A part of a config that has an id and perhaps a key, such as an experience.</summary>
/// <param name="Id">Its id; empty when it has none.</param>
/// <param name="Key">Its key; null when it has none, and so no type either.</param>
/// <param name="Json">The whole of it, in canonical form.</param>
internal sealed record ConfigPart(string Id, string? Key, JsonValue Json)
{
    /// <summary>What people call it.</summary>
    public string Name => Key ?? Id;

    /// <summary>The parts in a list, in served order. Of two with one id the first counts.</summary>
    public static IReadOnlyList<ConfigPart> Read(JsonValue? list) =>
    [
        .. ReadAll(list)
            .GroupBy(static part => part.Id.Length > 0 ? part.Id : part.Key ?? "", StringComparer.Ordinal)
            .Select(static same => same.First()),
    ];

    /// <summary>All parts in a list. A retired file has one that had several keys in turn under each of them.</summary>
    public static IEnumerable<ConfigPart> ReadAll(JsonValue? list) => (list?.Items ?? [])
        .Where(static json => json.Kind == JsonKind.Object)
        .Select(static json => new ConfigPart(TextOf(json["id"]) ?? "", TextOf(json["key"]), json));

    /// <summary>
    /// The same part in another config: the one with its id, else the one that was made anew under its key. Types are named by
    /// keys, and go on.
    /// </summary>
    /// <param name="others">Those of the other config.</param>
    /// <param name="own">Those of its own config.</param>
    public ConfigPart? In(IReadOnlyList<ConfigPart> others, IReadOnlyList<ConfigPart> own) =>
        (Id.Length > 0 ? others.FirstOrDefault(other => other.Id == Id) : null)
        ?? (Key is null ? null : others.FirstOrDefault(other => other.Key == Key && (other.Id.Length == 0 || !own.Any(one => one.Id == other.Id))));

    /// <summary>The names of members that are not the same in both, but for those named here.</summary>
    public IEnumerable<string> DifferentMembers(ConfigPart other, params string[] butFor) => Json.Members
        .Concat(other.Json.Members)
        .Select(static member => member.Name)
        .Distinct(StringComparer.Ordinal)
        .Where(name => !butFor.Contains(name) && !IsSame(Json[name], other.Json[name]));

    /// <summary>Whether two values in canonical form are one.</summary>
    public static bool IsSame(JsonValue? value, JsonValue? other) => Written(value) == Written(other);

    // An absent member and one that is null say the same.
    private static string Written(JsonValue? value) => value is null or { Kind: JsonKind.Null } ? "" : JsonWriter.Write(value);

    private static string? TextOf(JsonValue? json) => json is { Kind: JsonKind.Text or JsonKind.Number, Text.Length: > 0 } ? json.Text : null;
}
