using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>Compares the attributes of two configs that become properties, and the texts of theirs that become constants.</summary>
internal static class AttributeComparison
{
    /// <param name="part">What they are called.</param>
    /// <param name="owner">Whose they are; null for those of all visitors or places.</param>
    /// <param name="old">Those of the one config.</param>
    /// <param name="served">Those of the other.</param>
    /// <param name="kept">Those that are retired beside the one.</param>
    /// <param name="ofRetired">What it does to types that one is gone.</param>
    public static IEnumerable<ConfigChange> Compare(
        string part,
        string? owner,
        IReadOnlyList<AttributeModel> old,
        IReadOnlyList<AttributeModel> served,
        IReadOnlyList<AttributeModel> kept,
        ChangeEffect ofRetired)
    {
        var before = old.ToDictionary(static attribute => attribute.Key, StringComparer.Ordinal);
        var after = new HashSet<string>(served.Select(static attribute => attribute.Key), StringComparer.Ordinal);
        foreach (var attribute in served)
        {
            var kind = before.TryGetValue(attribute.Key, out var other) ? ChangeKind.Changed : ChangeKind.Added;
            other ??= kept.FirstOrDefault(one => one.Key == attribute.Key);
            if (other is not null && attribute.Type != other.Type)
            {
                yield return new(kind, part, attribute.Key, owner, ChangeEffect.Breaking, $"it was {WordOf(other.Type)} and is {WordOf(attribute.Type)}");
            }
            else if (kind == ChangeKind.Added)
            {
                yield return new(kind, part, attribute.Key, owner, ChangeEffect.Types, null);
            }

            if (other?.Type != attribute.Type)
            {
                continue;
            }

            var place = $"{part} {ConfigChange.Show(attribute.Key)}{(owner is null ? "" : $" of {owner}")}";
            foreach (var text in attribute.Values.Except(other.Values, StringComparer.Ordinal))
            {
                yield return new(ChangeKind.Added, "text", text, place, ChangeEffect.Types, null);
            }

            foreach (var text in other.Values.Except(attribute.Values, StringComparer.Ordinal))
            {
                yield return new(ChangeKind.Retired, "text", text, place, ofRetired, null);
            }
        }

        foreach (var attribute in old.Where(attribute => !after.Contains(attribute.Key)))
        {
            yield return new(ChangeKind.Retired, part, attribute.Key, owner, ofRetired, null);
        }
    }

    private static string WordOf(AttributeType type) => type switch
    {
        AttributeType.Text => "text",
        AttributeType.Number => "a number",
        AttributeType.Boolean => "a boolean",
        _ => "one of the service's words",
    };
}
