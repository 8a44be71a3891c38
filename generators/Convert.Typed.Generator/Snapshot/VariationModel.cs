using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>A variation that gets a member of its experience's enum. Its id comes only once among those that are served.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key; null when it has none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Retirement">Since when it is no longer served, while its experience is; null when it is.</param>
internal sealed record VariationModel(string Id, string? Key, string? Name, Retirement? Retirement = null);
