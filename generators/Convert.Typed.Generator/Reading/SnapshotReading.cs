using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Reading;

/// <summary>What a snapshot file says, and what is wrong with it.</summary>
internal sealed record SnapshotReading(SnapshotModel Snapshot, EquatableArray<Finding> Findings);
