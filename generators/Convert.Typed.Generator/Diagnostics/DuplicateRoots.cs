using System.Collections.Immutable;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>Finds snapshots that would become a class which another snapshot becomes already.</summary>
internal static class DuplicateRoots
{
    public static EquatableArray<Finding> Find(ImmutableArray<RootIdentity> roots) =>
        roots
            .GroupBy(static root => root.FullName, StringComparer.Ordinal)
            .SelectMany(static same => same.Where(root => root.SnapshotPath != same.First().SnapshotPath).Select(root => Duplicate(root, same.First())))
            .ToEquatableArray();

    private static Finding Duplicate(RootIdentity root, RootIdentity first) =>
        Finding.Create(
            Descriptors.DuplicateRoot,
            root.SnapshotPath,
            default,
            root.SnapshotPath,
            root.FullName,
            first.SnapshotPath);
}
