using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A variable with the name of its members.</summary>
internal sealed record NamedVariable(string Name, VariableModel Model)
{
    /// <summary>The named structure of a json variable; null when it has none.</summary>
    public NamedJson? Json { get; init; }
}
