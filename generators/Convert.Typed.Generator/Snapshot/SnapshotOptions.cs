using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>What the project asks for, checked: these values can be emitted as they are.</summary>
/// <param name="Namespace">With keywords escaped; empty for the global namespace.</param>
/// <param name="Class">The name of the root class.</param>
/// <param name="Access">The access modifier of the root class.</param>
/// <param name="Resource">The name under which the snapshot is embedded in the assembly.</param>
/// <param name="Groups">Beginnings of keys that are groups although only a single dash or underscore follows.</param>
internal sealed record SnapshotOptions(
    string Namespace,
    string Class,
    string Access,
    string Resource,
    EquatableArray<string> Groups)
{
    /// <summary>What the project wants of single json variables.</summary>
    public EquatableArray<VariableOption> Variables { get; init; }
}
