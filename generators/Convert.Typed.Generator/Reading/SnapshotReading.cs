using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Reading;

/// <summary>What a snapshot file says, and what is wrong with it.</summary>
/// <param name="Snapshot">What could be read of it.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record SnapshotReading(SnapshotModel Snapshot, bool IsWhole, EquatableArray<Finding> Findings)
{
    public GroupedKeys Keys => new(Snapshot.Options.Groups, Snapshot.Features.Select(static feature => feature.Key).ToEquatableArray(), IsWhole);
}
