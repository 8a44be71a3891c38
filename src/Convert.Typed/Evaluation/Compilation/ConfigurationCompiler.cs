using System.Collections.Frozen;
using System.Collections.Immutable;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>Turns a served config into one that can be asked: ids resolved, rules prepared, values cast, arms laid out.</summary>
/// <remarks>Of entries that share an id or a key the first one is found, as in the service's other clients.</remarks>
internal sealed class ConfigurationCompiler
{
    private readonly ServedConfiguration served;
    private readonly BucketingSettings bucketing;
    private readonly RegexTimeoutCounter timeouts = new();
    private readonly ImmutableArray<ConfigurationProblem>.Builder problems;
    private readonly FrozenSet<string> archived;
    private readonly ImmutableArray<CompiledRuleSet> segments;
    private readonly Dictionary<string, CompiledRuleSet> segmentsById;
    private readonly Dictionary<string, CompiledAudience> audiences;
    private readonly Dictionary<string, CompiledRuleSet> locations;
    private readonly ImmutableArray<CompiledFeature> features;
    private readonly Dictionary<string, CompiledFeature> featuresById;

    private ConfigurationCompiler(ServedConfiguration served, BucketingSettings bucketing)
    {
        this.served = served;
        this.bucketing = bucketing;
        archived = served.ArchivedExperiences.ToFrozenSet(StringComparer.Ordinal);
        problems = served.Problems.ToBuilder();
        audiences = FirstBy(served.Audiences.Select(Compile), static audience => audience.Id);
        segments = [.. Compile("segments", served.Segments)];
        segmentsById = FirstBy(segments, static segment => segment.Id);
        locations = FirstBy(Compile("locations", served.Locations), static location => location.Id);
        features = [.. served.Features.Select(static (feature, position) => new CompiledFeature(feature, position))];
        featuresById = FirstBy(features, static feature => feature.Id);
    }

    public static CompiledConfiguration Compile(ServedConfiguration served, BucketingSettings bucketing) =>
        new ConfigurationCompiler(served, bucketing).Compile();

    private CompiledConfiguration Compile()
    {
        ImmutableArray<CompiledExperience> experiences = [.. served.Experiences.Select(Compile)];
        CompleteFeatures(experiences);
        return new CompiledConfiguration
        {
            Identity = new ConfigurationIdentity(served.AccountId, served.Project.Id, served.Project.PublishedAt, ConfigurationFingerprint.Of(served)),
            DefaultEnvironment = served.Project.DefaultEnvironment,
            Privacy = served.Project.Privacy,
            Environments = [.. served.Project.Environments.Concat(served.Experiences.Select(static experience => experience.Environment).OfType<string>()).Distinct()],
            Experiences = experiences,
            ExperiencesByKey = ByKey(experiences, static experience => experience.Key),
            ExperiencesById = FirstBy(experiences, static experience => experience.Id).ToFrozenDictionary(StringComparer.Ordinal),
            FeatureCount = features.Length,
            FeaturesByKey = ByKey(features, static feature => feature.Key),
            GoalsByKey = ByKey(Compile("goals", served.Goals), static goal => goal.Key),
            SegmentsByKey = ByKey(segments, static segment => segment.Key),
            AttributeReads = [.. AttributeRead.AllOf(served)],
            RegexTimeouts = timeouts,
            Problems = problems.ToImmutable(),
        };
    }

    private CompiledExperience Compile(ServedExperience experience, int position) => new()
    {
        Id = experience.Id,
        Key = experience.Key,
        IsArchived = archived.Contains(experience.Id),
        Environment = experience.Environment,
        Locations = LocationsOf(experience, position),
        Audiences = [.. experience.Audiences.Select(id => audiences.GetValueOrDefault(id)).OfType<CompiledAudience>()],
        MatchesAllAudiences = experience.MatchesAllAudiences,
        Segments = [.. experience.Audiences.Select(id => segmentsById.GetValueOrDefault(id)).OfType<CompiledRuleSet>()],
        UnknownIds = [.. experience.Locations.Where(id => !locations.ContainsKey(id)), .. experience.Audiences.Where(id => !audiences.ContainsKey(id) && !segmentsById.ContainsKey(id))],
        Variations = [.. experience.Variations.Select(Compile)],
        Hash = new BucketHash(experience.Id, bucketing),
        Buckets = BucketLayout.Create(
            JavaScriptNumber.Of(experience.Version),
            [.. experience.Variations.Select(ArmOf)]),
    };

    private CompiledAudience Compile(ServedAudience audience, int position)
    {
        var compiled = new CompiledAudience(audience, timeouts);
        Report("audiences", position, compiled.Faults);
        return compiled;
    }

    private IEnumerable<CompiledRuleSet> Compile(string list, ImmutableArray<ServedRuleSet> sets) => sets.Select((set, position) =>
    {
        var compiled = new CompiledRuleSet(set.Id, set.Key, set.Rules, timeouts) { HasTransactions = set.HasTransactions };
        Report(list, position, compiled.Faults);
        return compiled;
    });

    private void Report(string list, int position, IEnumerable<string> faults) =>
        problems.AddRange(faults.Select(fault => new ConfigurationProblem($"{list}[{position}]", fault)));

    private CompiledVariation Compile(ServedVariation variation) => new(
        variation.Id,
        variation.Key,
        ArmOf(variation).Percent,
        Compile(variation.Changes));

    private ImmutableArray<CompiledChange> Compile(ImmutableArray<ServedChange> changes)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledChange>(changes.Length);
        foreach (var change in changes)
        {
            if (featuresById.TryGetValue(change.FeatureId, out var feature))
            {
                compiled.Add(new CompiledChange(feature, change));
            }
        }

        return compiled.DrainToImmutable();
    }

    private ImmutableArray<CompiledRuleSet>? LocationsOf(ServedExperience experience, int position)
    {
        if (experience.Locations.Length > 0)
        {
            return [.. experience.Locations.Select(id => locations.GetValueOrDefault(id)).OfType<CompiledRuleSet>()];
        }

        if (experience.SiteArea is not { } area)
        {
            return null;
        }

        var compiled = new CompiledRuleSet("site_area", "site_area", area, timeouts);
        Report("experiences", position, compiled.Faults);
        return [compiled];
    }

    // An absent allocation says nothing; null, like any other value, is the number JavaScript makes of it.
    private static BucketArm ArmOf(ServedVariation variation) => new(
        variation.Id,
        variation.Status,
        variation.TrafficAllocation is { } allocation ? JavaScriptNumber.Of(allocation) : null);

    private static void CompleteFeatures(ImmutableArray<CompiledExperience> experiences)
    {
        var carriers = new Dictionary<CompiledFeature, List<CompiledExperience>>();
        foreach (var experience in experiences)
        {
            foreach (var feature in experience.Variations.SelectMany(static variation => variation.Changes).Select(static change => change.Feature).Distinct())
            {
                if (!carriers.TryGetValue(feature, out var known))
                {
                    carriers.Add(feature, known = []);
                }

                known.Add(experience);
            }
        }

        foreach (var (feature, carrying) in carriers)
        {
            feature.CompleteWith([.. carrying]);
        }
    }

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
