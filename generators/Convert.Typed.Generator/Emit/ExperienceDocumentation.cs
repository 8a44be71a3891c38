using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>The sentences of the documentation comments of experiences and their variations.</summary>
internal static class ExperienceDocumentation
{
    public const string List = "The experiences of the snapshot, by name.";

    public const string None = "Nothing was decided: the visitor does not take part, or the config in force does not have the experience.";

    public const string Unknown = "A variation that the app was not built with. Save the config as the new snapshot to have a name for it.";

    public static string Experience(ExperienceModel experience) => $"Experience {Documentation.Item(experience.Key, experience.Name, experience.Id)}";

    public static string Variations(ExperienceModel experience) =>
        experience.Variations.Count == 0
            ? "It has no variations."
            : $"Variations: {string.Join(", ", experience.Variations.Select(static variation => Documentation.Code(variation.Key ?? variation.Id)))}.";

    public static string Enum(ExperienceModel experience) => $"What experience {Documentation.Code(experience.Key)} decides for a visitor.";

    public static string Variation(VariationModel variation) => $"Variation {Documentation.Item(variation.Key, variation.Name, variation.Id)}.";
}
