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
        var scope = new NameScope(MemberNames.List(MemberNames.Experiences), [.. ReservedNames.InList, .. ExperienceOfEnumLike(snapshot.Options.Class)]);
        return [.. snapshot.Experiences
            .OrderBy(static experience => experience.Id, IdOrder.Instance)
            .ThenBy(static experience => experience.Key, StringComparer.Ordinal)
            .Select(experience => new NamedExperience(scope.TakeItem(Identifier.FromKey(experience.Key), experience.Id), experience, Variations(experience)))
            .OrderBy(static experience => experience.Name, StringComparer.Ordinal)];
    }

    /// <summary>The name of an experience whose enum would be called as the root class is.</summary>
    private static IEnumerable<string> ExperienceOfEnumLike(string rootClass)
    {
        var suffix = MemberNames.Variation("");
        return rootClass.EndsWith(suffix, StringComparison.Ordinal) ? [rootClass.Substring(0, rootClass.Length - suffix.Length)] : [];
    }

    private static IReadOnlyList<NamedVariation> Variations(ExperienceModel experience)
    {
        var scope = new NameScope("", ReservedNames.InVariations);
        return [.. experience.Variations
            .OrderBy(static variation => variation.Id, IdOrder.Instance)
            .Select((variation, position) => new NamedVariation(scope.TakeItem(Identifier.FromKey(variation.Key ?? ""), variation.Id), position + 1, variation))];
    }
}
