using System.Collections.Immutable;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>Finds snapshots that would become a type which another snapshot becomes already.</summary>
internal static class DuplicateRoots
{
    public static EquatableArray<Finding> Find(ImmutableArray<DeclaredTypes> snapshots)
    {
        var firsts = new Dictionary<string, string>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (var snapshot in snapshots)
        {
            if (snapshot.Names.FirstOrDefault(name => firsts.TryGetValue(name, out var first) && first != snapshot.SnapshotPath) is { } taken)
            {
                findings.Add(Finding.Create(Descriptors.DuplicateRoot, snapshot.SnapshotPath, default, snapshot.SnapshotPath, taken, firsts[taken]));
                continue;
            }

            foreach (var name in snapshot.Names)
            {
                firsts[name] = snapshot.SnapshotPath;
            }
        }

        return findings.ToEquatableArray();
    }
}
