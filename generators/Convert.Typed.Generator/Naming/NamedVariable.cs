using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A variable with the name of its members.</summary>
internal sealed record NamedVariable(string Name, VariableModel Model);
