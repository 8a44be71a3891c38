using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>Compares the experiences and segments of a config with those the app was built from.</summary>
/// <remarks>An experience that is gone is no drift: paused ones are not served.</remarks>
internal static class ExperienceComparison
{
    public static IEnumerable<ConfigurationDrift> Compare(ConfigurationShape shape, CompiledConfiguration configuration) =>
        shape.Experiences.SelectMany(experience => Compare(experience, configuration))
            .Concat(shape.Segments.Where(segment => !configuration.SegmentsByKey.ContainsKey(segment.Key)).Select(segment => Missing(segment, configuration)));

    private static IEnumerable<ConfigurationDrift> Compare(ExperienceShape shape, CompiledConfiguration configuration)
    {
        if (configuration.FindExperience(shape.Key) is not { } experience)
        {
            return shape.Id is not null && configuration.ExperiencesById.TryGetValue(shape.Id, out var renamed) ? [Renamed(shape, renamed)] : [];
        }

        var unknown = experience.Variations.Where(variation => variation.Id is not null && !shape.Variations.Exists(known => known.Id == variation.Id));
        var missing = shape.Variations.Where(known => experience.FindVariation(known.Id) is null);
        return unknown.Select(variation => Unknown(shape, variation)).Concat(missing.Select(known => Missing(shape, known)));
    }

    private static ConfigurationDrift Renamed(ExperienceShape shape, CompiledExperience renamed) => new(
        DriftKind.ExperienceRenamed,
        shape.Key,
        $"The experience '{shape.Key}' ({shape.Member}) has {(renamed.Key is null ? "no key" : $"the key '{renamed.Key}'")} in the config (id {shape.Id}): nothing is decided by its old one. Save the config as the new snapshot, or give it its old key in Convert.");

    private static ConfigurationDrift Unknown(ExperienceShape shape, CompiledVariation variation) => new(
        DriftKind.VariationUnknown,
        shape.Key,
        $"The variation '{variation.Key ?? variation.Id}' of the experience '{shape.Key}' ({shape.Member}) was not there when the app was built: it is Unknown. Save the config as the new snapshot to have a name for it.");

    private static ConfigurationDrift Missing(ExperienceShape shape, VariationShape variation) => new(
        DriftKind.VariationMissing,
        shape.Key,
        $"The variation '{variation.Key ?? variation.Id}' of the experience '{shape.Key}' ({shape.Member}) is not in the config: nobody is given {variation.Member}. Restore it in Convert, or remove it from the code.");

    private static ConfigurationDrift Missing(SegmentShape shape, CompiledConfiguration configuration)
    {
        var key = configuration.SegmentsByKey.Values.FirstOrDefault(other => other.Id == shape.Id)?.Key;
        var cure = key is null
            ? "Restore it in Convert, or remove it from the code."
            : $"Its key is '{key}' now (id {shape.Id}): save the config as the new snapshot, or give it its old key in Convert.";
        return new(DriftKind.SegmentMissing, shape.Key, $"The segment '{shape.Key}' ({shape.Member}) is not in the config: nobody enters it. {cure}");
    }
}
