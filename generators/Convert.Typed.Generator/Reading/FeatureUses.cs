using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Reading;

/// <summary>What the experiences of a snapshot do with its features, by feature id.</summary>
internal sealed class FeatureUses
{
    private readonly Dictionary<string, FeatureUse> uses;

    public FeatureUses(IEnumerable<ExperienceShape> experiences) =>
        uses = experiences
            .SelectMany(static experience => experience.Variations, static (experience, variation) => (experience, variation))
            .SelectMany(static pair => pair.variation.FeatureChanges, static (pair, change) => (pair.experience, change))
            .Where(static pair => pair.change.FeatureId is not null)
            .GroupBy(static pair => pair.change.FeatureId!, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => new FeatureUse(
                    group.Select(static pair => pair.experience).Distinct().Select(static experience => new CarrierModel(experience.Key, experience.Id)).ToEquatableArray(),
                    [.. group.Select(static pair => pair.change)]),
                StringComparer.Ordinal);

    public FeatureUse Of(string? featureId) =>
        featureId is not null && uses.TryGetValue(featureId, out var use) ? use : FeatureUse.None;
}
