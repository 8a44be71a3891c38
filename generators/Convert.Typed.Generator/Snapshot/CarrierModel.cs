namespace ConvertTyped.Generator.Snapshot;

/// <summary>An experience that can turn a feature on.</summary>
internal sealed record CarrierModel(string? Key, string? Id);
