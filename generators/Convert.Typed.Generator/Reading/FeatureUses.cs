using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Reading;

/// <summary>What the experiences of a snapshot do with its features, by feature id.</summary>
/// <remarks>
/// Experiences and variations that are no longer served count for the types of variables, so that pausing an experience does not
/// change them, and neither does resuming it.
/// </remarks>
internal sealed class FeatureUses
{
    private readonly Dictionary<string, FeatureUse> uses;

    public FeatureUses(IReadOnlyList<ExperienceShape> served, RetiredShapes retired)
    {
        var gone = retired.Changes;
        var carried = served
            .SelectMany(static experience => ChangesOf(experience.Variations), static (experience, change) => (experience, change))
            .ToLookup(static pair => pair.change.FeatureId!, StringComparer.Ordinal);
        uses = carried.Select(static group => group.Key).Union(gone.Select(static group => group.Key), StringComparer.Ordinal).ToDictionary(
            static id => id,
            id => new FeatureUse(
                carried[id].Select(static pair => pair.experience).Distinct().Select(static experience => new CarrierModel(experience.Key, experience.Id)).ToEquatableArray(),
                [.. carried[id].Select(static pair => pair.change)],
                [.. gone[id]]),
            StringComparer.Ordinal);
    }

    public FeatureUse Of(string? featureId) =>
        featureId is not null && uses.TryGetValue(featureId, out var use) ? use : FeatureUse.None;

    private static IEnumerable<FeatureChange> ChangesOf(IEnumerable<VariationShape> variations) =>
        variations.SelectMany(static variation => variation.FeatureChanges).Where(static change => change.FeatureId is not null);
}
