using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>Makes a config that answers as overrides say. It is a config like any other, so that asking costs what it always costs.</summary>
/// <remarks>
/// What an override touches has another identity than in the config it came from, and answers that visitors keep are found
/// by identity: none outlives the override, and all others stay.
/// </remarks>
internal static class OverriddenConfiguration
{
    /// <param name="served">A config, which may be overridden already.</param>
    /// <param name="overrides">What goes over it.</param>
    public static CompiledConfiguration Of(CompiledConfiguration served, OverrideTable overrides)
    {
        if (overrides.IsEmpty)
        {
            return served;
        }

        var experiences = Experiences(served, overrides);
        var carried = served.FeaturesByKey.Values.Select(feature => Carried(feature, experiences)).OfType<CompiledFeature>();
        var features = Features(served, overrides);
        var unserved = experiences.Values.Where(experience => !served.ExperiencesById.ContainsKey(experience.Id));
        return served with
        {
            Experiences = [.. served.Experiences.Select(experience => experiences.GetValueOrDefault(experience.Id, experience)), .. unserved],
            ExperiencesByKey = With(served.ExperiencesByKey, experiences.Values.Where(experience => IsFoundByKey(experience, served)), static experience => experience.Key!),
            ExperiencesById = With(served.ExperiencesById, experiences.Values, static experience => experience.Id),
            FeatureCount = Math.Max(served.FeatureCount, features.Select(static feature => feature.Position + 1).DefaultIfEmpty().Max()),
            FeaturesByKey = With(served.FeaturesByKey, carried.Concat(features), static feature => feature.Key),
        };
    }

    /// <summary>An experience that nobody serves, for an override of it.</summary>
    public static CompiledExperience Unserved(string id, string key, ImmutableArray<CompiledVariation> variations) => new()
    {
        Id = id,
        Key = key,
        IsArchived = false,
        Environment = null,
        Locations = null,
        Audiences = [],
        MatchesAllAudiences = false,
        Segments = [],
        UnknownIds = [],
        Variations = variations,
        Hash = new BucketHash(id, BucketingSettings.Default),
        Buckets = BucketLayout.Create(version: null, [.. variations.Select(static variation => new BucketArm(variation.Id, Status: null, Allocation: 0))]),
    };

    /// <summary>The overridden experiences, by id. One that the config does not have has its key as its id.</summary>
    private static Dictionary<string, CompiledExperience> Experiences(CompiledConfiguration served, OverrideTable overrides)
    {
        var experiences = new Dictionary<string, CompiledExperience>(StringComparer.Ordinal);
        foreach (var (key, given) in overrides.Experiences)
        {
            var experience = served.FindExperience(key) ?? served.Unserved.GetValueOrDefault(key) ?? Unserved(key, key, []);
            experiences[experience.Id] = experience with { Override = new OverriddenVariation(VariationOf(experience, given)) };
        }

        return experiences;
    }

    private static CompiledVariation? VariationOf(CompiledExperience experience, ExperienceOverride given) => given.Variation is { } keyOrId
        ? experience.FindVariationByKeyOrId(keyOrId) ?? new CompiledVariation(keyOrId, keyOrId, Percent: 0, Changes: [])
        : null;

    private static List<CompiledFeature> Features(CompiledConfiguration served, OverrideTable overrides)
    {
        var features = new List<CompiledFeature>();
        var next = served.FeatureCount;
        foreach (var (key, given) in overrides.Features)
        {
            features.Add(served.FeaturesByKey.TryGetValue(key, out var feature)
                ? CompiledFeature.Overridden(feature.Id, key, feature.Position, given)
                : CompiledFeature.Overridden(key, key, next++, given));
        }

        return features;
    }

    /// <summary>The feature with the overridden experiences among its carriers; null when none of these carries it.</summary>
    private static CompiledFeature? Carried(CompiledFeature feature, Dictionary<string, CompiledExperience> experiences) =>
        feature.Carriers.Any(carrier => experiences.ContainsKey(carrier.Id))
            ? feature.CarriedBy([.. feature.Carriers.Select(carrier => experiences.GetValueOrDefault(carrier.Id, carrier))])
            : null;

    // Of several experiences that share a key only the first is found by it.
    private static bool IsFoundByKey(CompiledExperience experience, CompiledConfiguration served) =>
        experience.Key is not null && (!served.ExperiencesByKey.TryGetValue(experience.Key, out var found) || found.Id == experience.Id);

    private static FrozenDictionary<string, T> With<T>(FrozenDictionary<string, T> all, IEnumerable<T> replaced, Func<T, string> key)
    {
        var changed = new Dictionary<string, T>(all, StringComparer.Ordinal);
        foreach (var item in replaced)
        {
            changed[key(item)] = item;
        }

        return changed.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
