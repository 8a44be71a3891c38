namespace ConvertTyped.Generator.Snapshot;

/// <summary>What separates the groups of a feature's key (DESIGN decision 14).</summary>
internal static class KeySeparator
{
    /// <summary>Whether the character separates wherever it stands.</summary>
    public static bool IsAlways(char character) => character is '.' or '/' or ':';

    /// <summary>Whether the character separates when it stands twice, or after a group that the project names.</summary>
    public static bool IsAfterGroup(char character) => character is '-' or '_';

    /// <summary>Whether a separator follows on the beginning <paramref name="group"/> of the key.</summary>
    public static bool Follows(string key, string group, StringComparison comparison) =>
        key.StartsWith(group, comparison) && key.Length > group.Length && IsAny(key[group.Length]);

    public static string TrimEnd(string group)
    {
        var end = group.Length;
        while (end > 0 && IsAny(group[end - 1]))
        {
            end--;
        }

        return group.Substring(0, end);
    }

    private static bool IsAny(char character) => IsAlways(character) || IsAfterGroup(character);
}
