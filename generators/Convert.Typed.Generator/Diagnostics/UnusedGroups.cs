using System.Collections.Immutable;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>Finds groups that the project names and no key has: they would be ignored, and nobody would see why.</summary>
internal static class UnusedGroups
{
    public static EquatableArray<Finding> Find(ImmutableArray<GroupedKeys> snapshots)
    {
        // What a group is for may stand behind the fault of a snapshot, which is reported already.
        if (!snapshots.All(static snapshot => snapshot.AreAll))
        {
            return default;
        }

        var keys = snapshots.SelectMany(static snapshot => snapshot.Keys).ToList();
        return snapshots
            .SelectMany(static snapshot => snapshot.Groups)
            .Distinct(StringComparer.Ordinal)
            .Where(group => !IsUsed(group, keys))
            .Select(group => Unused(group, keys))
            .ToEquatableArray();
    }

    private static Finding Unused(string group, List<string> keys) =>
        Finding.CreateWithoutPlace(
            Descriptors.UnusedGroup,
            JsonQuote.Quote(group),
            JsonQuote.Quote($"{group}-"),
            JsonQuote.Quote($"{group}_"),
            Cure(group, keys));

    private static string Cure(string group, List<string> keys)
    {
        var corrected = string.Join(";", group.Split(',').Select(part => Correct(part.Trim(), keys)).Where(static part => part.Length > 0));
        var line = $"write <ConvertGroup Include={JsonQuote.Quote(corrected)} /> in the project file";
        if (corrected.Length == 0 || corrected == group)
        {
            return "Correct it in the project file, or remove it";
        }

        if (group.Contains(','))
        {
            return $"Groups are separated by ';': {line}";
        }

        return KeySeparator.TrimEnd(group) == group
            ? $"Capital letters count: {line}"
            : $"A group is named without the separator after it: {line}";
    }

    /// <summary>The group without a separator at its end, and with the capital letters that the keys have.</summary>
    private static string Correct(string group, List<string> keys)
    {
        var name = KeySeparator.TrimEnd(group);
        return IsUsed(name, keys) || keys.Find(key => KeySeparator.Follows(key, name, StringComparison.OrdinalIgnoreCase)) is not { } similar
            ? name
            : similar.Substring(0, name.Length);
    }

    private static bool IsUsed(string group, List<string> keys) =>
        keys.Exists(key => KeySeparator.Follows(key, group, StringComparison.Ordinal));
}
