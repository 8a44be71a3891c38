namespace ConvertTyped.Generator.Snapshot;

/// <summary>A variation that gets a member of its experience's enum. Its id comes only once in the experience.</summary>
internal sealed record VariationModel(string Id, string? Key, string? Name);
