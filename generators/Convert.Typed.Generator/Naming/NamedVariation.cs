using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A variation with the name and value of its member in the enum.</summary>
internal sealed record NamedVariation(string Name, int Value, VariationModel Model);
