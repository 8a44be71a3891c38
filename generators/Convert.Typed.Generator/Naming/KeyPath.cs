using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Naming;

/// <summary>Cuts a feature's key into its groups and the feature's own name (DESIGN decision 14).</summary>
internal sealed class KeyPath(EquatableArray<string> namedGroups)
{
    /// <summary>How deep classes may nest; what a key has beyond that belongs to the feature's own name.</summary>
    private const int MaximumGroups = 8;

    private readonly string[] longestFirst = [.. namedGroups.OrderByDescending(static group => group.Length)];

    /// <summary>
    /// The parts of the key that hold something to name; the last one is the feature itself, the others are groups. None when
    /// no part does.
    /// </summary>
    public IReadOnlyList<KeySegment> Split(string key)
    {
        var segments = new List<KeySegment>();
        var groupEnd = NamedGroupEnd(key);
        var start = 0;
        while (start <= key.Length)
        {
            var (end, separator) = segments.Count < MaximumGroups ? NextSeparator(key, start, groupEnd) : (key.Length, 1);
            if (Identifier.FromKey(key.Substring(start, end - start)) is { Length: > 0 } name)
            {
                segments.Add(new(name, key.Substring(0, end)));
            }

            start = end + separator;
        }

        return segments;
    }

    private int NamedGroupEnd(string key) =>
        Array.Find(longestFirst, group => key.StartsWith(group, StringComparison.Ordinal) && key.Length > group.Length && KeySeparator.IsAfterGroup(key[group.Length]))?.Length ?? -1;

    private static (int End, int Length) NextSeparator(string key, int start, int groupEnd)
    {
        for (var position = start; position < key.Length; position++)
        {
            var isDouble = KeySeparator.IsAfterGroup(key[position]) && position + 1 < key.Length && key[position + 1] == key[position];
            if (isDouble)
            {
                return (position, 2);
            }

            if (KeySeparator.IsAlways(key[position]) || position == groupEnd)
            {
                return (position, 1);
            }
        }

        return (key.Length, 1);
    }
}
