using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A feature with the name its key asks for; empty when the key holds nothing to name.</summary>
internal sealed record KeyedFeature(string Name, FeatureModel Model);
