using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>An experience that gets a member. Its key is not empty and comes only once in the snapshot.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id; null when it has none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Variations">Its variations.</param>
/// <param name="Retirement">Since when it is no longer served; null when it is.</param>
internal sealed record ExperienceModel(string Key, string? Id, string? Name, EquatableArray<VariationModel> Variations, Retirement? Retirement = null);
