namespace ConvertTyped.Generator.Snapshot;

/// <summary>An experience that the app knows. Its key is not empty and comes only once in the snapshot.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="VariationIds">The ids of its variations, in served order.</param>
internal sealed record ExperienceModel(string Key, string? Id, EquatableArray<string> VariationIds);
