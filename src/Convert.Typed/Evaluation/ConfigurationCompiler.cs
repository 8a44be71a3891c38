using System.Collections.Frozen;
using System.Collections.Immutable;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>Turns a served config into one that can be asked: ids resolved, rules prepared, values cast, arms laid out.</summary>
/// <remarks>Of entries that share an id or a key the first one is found, as in the service's other clients.</remarks>
internal sealed class ConfigurationCompiler
{
    private readonly ServedConfiguration served;
    private readonly RegexTimeoutCounter timeouts = new();
    private readonly FrozenSet<string> archived;
    private readonly FrozenSet<string> segments;
    private readonly Dictionary<string, CompiledAudience> audiences;
    private readonly Dictionary<string, CompiledRuleSet> locations;
    private readonly ImmutableArray<CompiledFeature> features;
    private readonly ILookup<string, CompiledFeature> featuresById;

    private ConfigurationCompiler(ServedConfiguration served)
    {
        this.served = served;
        archived = served.ArchivedExperiences.ToFrozenSet(StringComparer.Ordinal);
        segments = served.Segments.Select(static segment => segment.Id).ToFrozenSet(StringComparer.Ordinal);
        audiences = FirstBy(served.Audiences.Select(audience => new CompiledAudience(audience, timeouts)), static audience => audience.Id);
        locations = FirstBy(served.Locations.Select(Compile), static location => location.Id);
        features = [.. served.Features.Select(static feature => new CompiledFeature(feature))];
        featuresById = features.ToLookup(static feature => feature.Id, StringComparer.Ordinal);
    }

    public static CompiledConfiguration Compile(ServedConfiguration served, BucketingSettings bucketing) =>
        new ConfigurationCompiler(served).Compile(bucketing);

    private CompiledConfiguration Compile(BucketingSettings bucketing)
    {
        ImmutableArray<CompiledExperience> experiences = [.. served.Experiences.Select(Compile)];
        foreach (var carriers in experiences.SelectMany(CarriedFeatures).GroupBy(static pair => pair.Feature, static pair => pair.Experience))
        {
            carriers.Key.Carriers = [.. carriers];
        }

        return new CompiledConfiguration
        {
            AccountId = served.AccountId,
            ProjectId = served.Project.Id,
            DefaultEnvironment = served.Project.DefaultEnvironment,
            Bucketing = bucketing,
            Experiences = experiences,
            ExperiencesByKey = ByKey(experiences, static experience => experience.Key),
            ExperiencesById = FirstBy(experiences, static experience => experience.Id).ToFrozenDictionary(StringComparer.Ordinal),
            FeaturesByKey = ByKey(features, static feature => feature.Key),
            GoalsByKey = ByKey(served.Goals.Select(Compile), static goal => goal.Key),
            SegmentsByKey = ByKey(served.Segments.Select(Compile), static segment => segment.Key),
            RegexTimeouts = timeouts,
            Problems = served.Problems,
        };
    }

    private CompiledExperience Compile(ServedExperience experience) => new()
    {
        Id = experience.Id,
        Key = experience.Key,
        IsArchived = archived.Contains(experience.Id),
        Environment = experience.Environment,
        Locations = LocationsOf(experience),
        Audiences = [.. experience.Audiences.Select(id => audiences.GetValueOrDefault(id)).OfType<CompiledAudience>()],
        MatchesAllAudiences = experience.MatchesAllAudiences,
        Segments = [.. experience.Audiences.Where(segments.Contains)],
        Variations = [.. experience.Variations.Select(Compile)],
        Buckets = BucketLayout.Create(
            JavaScriptNumber.Of(experience.Version),
            experience.Variations.Select(ArmOf)),
    };

    private CompiledRuleSet Compile(ServedRuleSet set) => new(set.Id, set.Key, set.Rules, timeouts);

    private CompiledVariation Compile(ServedVariation variation) => new(
        variation.Id,
        variation.Key,
        ArmOf(variation).Percent,
        [.. variation.Changes.SelectMany(change => featuresById[change.FeatureId].Select(feature => new CompiledChange(feature, change)))]);

    private ImmutableArray<CompiledRuleSet>? LocationsOf(ServedExperience experience)
    {
        if (experience.Locations.Length > 0)
        {
            return [.. experience.Locations.Select(id => locations.GetValueOrDefault(id)).OfType<CompiledRuleSet>()];
        }

        return experience.SiteArea is { } area ? [new CompiledRuleSet("site_area", "site_area", area, timeouts)] : null;
    }

    // An absent allocation says nothing; null, like any other value, is the number JavaScript makes of it.
    private static BucketArm ArmOf(ServedVariation variation) => new(
        variation.Id,
        variation.Status,
        variation.TrafficAllocation is { } allocation ? JavaScriptNumber.Of(allocation) : null);

    private static IEnumerable<(CompiledFeature Feature, CompiledExperience Experience)> CarriedFeatures(CompiledExperience experience) =>
        experience.Variations
            .SelectMany(static variation => variation.Changes)
            .Select(static change => change.Feature)
            .Distinct()
            .Select(feature => (feature, experience));

    private static Dictionary<string, T> FirstBy<T>(IEnumerable<T> items, Func<T, string> id)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            found.TryAdd(id(item), item);
        }

        return found;
    }

    private static FrozenDictionary<string, T> ByKey<T>(IEnumerable<T> items, Func<T, string?> key) =>
        FirstBy(items.Where(item => key(item) is not null), item => key(item)!).ToFrozenDictionary(StringComparer.Ordinal);
}
