namespace ConvertTyped.Generator.Snapshot;

/// <summary>An experience that gets a member. Its key is not empty and comes only once in the snapshot.</summary>
internal sealed record ExperienceModel(string Key, string? Id, string? Name, EquatableArray<VariationModel> Variations);
