namespace ConvertTyped.Generator.Snapshot;

/// <summary>A feature that gets a type. Its key is not empty and comes only once in the snapshot.</summary>
internal sealed record FeatureModel(
    string Key,
    string? Id,
    string? Name,
    EquatableArray<VariableModel> Variables,
    EquatableArray<CarrierModel> Carriers);
