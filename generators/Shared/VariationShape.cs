namespace ConvertTyped.Snapshots;

/// <summary>A variation of an experience, with its changes of features; changes of other types are left out.</summary>
internal sealed record VariationShape(string? Id, string? Name, string? Key, IReadOnlyList<FeatureChange> FeatureChanges);
