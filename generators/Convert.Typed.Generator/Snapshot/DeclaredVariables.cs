using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>The variables of a snapshot, to find what the project wants of one that is not there.</summary>
/// <param name="Json">The json variables by feature.</param>
/// <param name="Other">The others.</param>
/// <param name="AreAll">Whether the snapshot was read as a whole; behind a fault there may be more.</param>
internal sealed record DeclaredVariables(EquatableArray<VariableKey> Json, EquatableArray<VariableKey> Other, bool AreAll);
