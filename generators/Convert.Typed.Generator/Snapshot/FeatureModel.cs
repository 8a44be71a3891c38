using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>A feature that gets a type. Its key is not empty and comes only once in the snapshot.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id; null when it has none.</param>
/// <param name="Name">What people call it; null when it has no name.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Carriers">The experiences that can turn it on.</param>
/// <param name="Retirement">Since when it is no longer served; null when it is.</param>
/// <param name="Reach">For whom it was on before.</param>
internal sealed record FeatureModel(
    string Key,
    string? Id,
    string? Name,
    EquatableArray<VariableModel> Variables,
    EquatableArray<CarrierModel> Carriers,
    Retirement? Retirement = null,
    FeatureReach Reach = FeatureReach.Some);
