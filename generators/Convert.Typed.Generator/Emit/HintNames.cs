using System.Collections.Immutable;
using System.Globalization;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Emit;

/// <summary>
/// Names the generated files: <c>Flags.g.cs</c>, with the namespace before it when that is taken, and <c>Flags.Goals.g.cs</c> for a
/// part of it. They can become files on disk, so they differ by more than case and hold nothing but ASCII.
/// </summary>
internal static class HintNames
{
    /// <summary>What the files of each root class begin with, once for all its parts: not every root has every part.</summary>
    public static EquatableArray<HintName> Of(ImmutableArray<RootIdentity> roots)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return roots
            .GroupBy(static root => root.FullName, StringComparer.Ordinal)
            .Select(same => new HintName(same.Key, Candidates(same.First()).First(taken.Add)))
            .ToEquatableArray();
    }

    private static IEnumerable<string> Candidates(RootIdentity root)
    {
        yield return Plain(root.Class);
        var fullName = Plain(root.FullName);
        yield return fullName;
        for (var number = 2; ; number++)
        {
            yield return fullName + "_" + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Plain(string name) => string.Concat(name.Select(static character =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '.' ? character : '_'));
}
