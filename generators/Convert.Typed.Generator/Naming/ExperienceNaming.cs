using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>
/// Gives every experience and variation of a snapshot its name (DESIGN decision 13). Experiences are not grouped: their enums
/// stand side by side in one namespace.
/// </summary>
internal static class ExperienceNaming
{
    public static IReadOnlyList<NamedExperience> Name(SnapshotModel snapshot)
    {
        var scope = new NameScope(MemberNames.List(MemberNames.Experiences), [.. ReservedNames.InList, .. NamesOfRoot(snapshot.Root)]);
        return [.. snapshot.Experiences
            .OrderBy(static experience => experience.Id, IdOrder.Instance)
            .ThenBy(static experience => experience.Key, StringComparer.Ordinal)
            .Select(experience => Named(experience, scope.TakeItem(Identifier.FromKey(experience.Key), experience.Id), snapshot.Root))
            .OrderBy(static experience => experience.Name, StringComparer.Ordinal)];
    }

    /// <summary>The experience, if there can be one, whose enum would be called as the root class is.</summary>
    private static IEnumerable<string> NamesOfRoot(RootIdentity root)
    {
        var (prefix, suffix) = (root.ClassBeside(""), MemberNames.Variation(""));
        var length = root.Class.Length - prefix.Length - suffix.Length;
        return length > 0 && root.Class.StartsWith(prefix, StringComparison.Ordinal) && root.Class.EndsWith(suffix, StringComparison.Ordinal)
            ? [root.Class.Substring(prefix.Length, length)]
            : [];
    }

    private static NamedExperience Named(ExperienceModel experience, string name, RootIdentity root) =>
        new(name, experience, root.ClassBeside(MemberNames.Variation(name)), Variations(experience));

    private static IReadOnlyList<NamedVariation> Variations(ExperienceModel experience)
    {
        var scope = new NameScope("", ReservedNames.InVariations);
        return [.. experience.Variations
            .OrderBy(static variation => variation.Id, IdOrder.Instance)
            .Select((variation, position) => new NamedVariation(scope.TakeItem(Identifier.FromKey(variation.Key ?? ""), variation.Id), position + 1, variation))];
    }
}
