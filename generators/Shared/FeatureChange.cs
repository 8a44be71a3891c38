using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>What a variation does to a feature: it turns it on, with these values of its variables.</summary>
internal sealed record FeatureChange(string? FeatureId, IReadOnlyDictionary<string, JsonValue> Values);
