using System.Collections.Immutable;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>Finds snapshots that would become a class which another snapshot becomes already.</summary>
internal static class DuplicateRoots
{
    public static EquatableArray<Finding> Find(ImmutableArray<RootIdentity> roots)
    {
        var firsts = roots.GroupBy(static root => root.FullName, StringComparer.Ordinal).Select(static same => same.First());
        return Repeated(roots, static root => root.FullName)
            .Concat(Repeated(firsts, static root => root.FullNameBeside))
            .Select(static pair => Duplicate(pair.Root, pair.First))
            .ToEquatableArray();
    }

    private static IEnumerable<(RootIdentity Root, RootIdentity First)> Repeated(IEnumerable<RootIdentity> roots, Func<RootIdentity, string> name) =>
        from same in roots.GroupBy(name, StringComparer.Ordinal)
        from root in same
        where root.SnapshotPath != same.First().SnapshotPath
        select (root, same.First());

    private static Finding Duplicate(RootIdentity root, RootIdentity first) =>
        root.FullName == first.FullName
            ? Finding.Create(Descriptors.DuplicateRoot, root.SnapshotPath, default, root.SnapshotPath, root.FullName, first.SnapshotPath)
            : Finding.Create(Descriptors.DuplicateRoot, root.SnapshotPath, default, root.SnapshotPath, $"{root.FullNameBeside}VisitorAttributes", first.SnapshotPath);
}
