using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>The feature keys of a snapshot, and the groups that the project wants to see in them.</summary>
/// <param name="Groups">As <see cref="SnapshotOptions.Groups"/>.</param>
/// <param name="Keys">In served order.</param>
/// <param name="AreAll">Whether the snapshot was read as a whole; behind a fault there may be more.</param>
internal sealed record GroupedKeys(EquatableArray<string> Groups, EquatableArray<string> Keys, bool AreAll);
