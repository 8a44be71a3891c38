using ConvertTyped.Client;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>A feature of the project, asked for one visitor at a time. Generated feature types derive from it.</summary>
/// <remarks>
/// All members may be called from many threads. A feature that the config in force does not have is off. Reading a feature
/// decides all experiences that carry it, and remembers what was decided anew.
/// </remarks>
public class Feature
{
    private readonly ConvertClient client;
    private readonly string[] variableKeys;
    private ResolvedFeature? resolved;

    /// <summary>For generated code: a feature with the keys of the variables it reads by position.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    protected internal Feature(ConvertClient client, string key, params string[] variableKeys)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(variableKeys);
        this.client = client;
        this.variableKeys = variableKeys;
        Key = key;
    }

    /// <summary>The key of the feature, as the service knows it.</summary>
    public string Key { get; }

    /// <summary>Whether the feature is on for the visitor.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    public bool IsEnabled(Visitor visitor) => Read(visitor).IsEnabled;

    /// <summary>Decides the feature and says why it is on or off, by which experience and variation, with all variables.</summary>
    /// <param name="visitor">Whom to decide for.</param>
    /// <param name="options">What this call asks for beside the visitor; null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    public FeatureDecision Decide(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        return Find(configuration, visitor) is { } feature
            ? client.Decide(configuration, visitor, options, (feature, options), DecideCarriers)
            : new FeatureDecision(Key);
    }

    /// <summary>What <see cref="Decide"/> would answer now; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public FeatureDecision Peek(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        return Find(configuration, visitor) is { } feature
            ? client.Peek(configuration, visitor, options, (feature, options), DecideCarriers)
            : new FeatureDecision(Key);
    }

    /// <summary>What <see cref="Decide"/> would answer now, and the whole way to it; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public FeatureExplanation Explain(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        if (Find(configuration, visitor) is not { } feature)
        {
            return new FeatureExplanation(new FeatureDecision(Key), []);
        }

        var trace = new DecisionTrace();
        var decision = client.Peek(configuration, visitor, options, (feature, options), DecideCarriers, trace);
        return new FeatureExplanation(
            decision,
            [.. trace.Experiences.Select(carrier => new ExperienceExplanation(visitor.Id, carrier.Outcome, carrier.Gates, configuration.Bucketing))]);
    }

    /// <summary>A variable of this feature by its key; one that the feature does not have never has a value.</summary>
    /// <typeparam name="T">The variable's type: bool, long, double, string or <see cref="System.Text.Json.JsonElement"/>.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public FeatureVariable<T> Variable<T>(string key) => new(new Feature(client, Key, key), 0);

    internal FeatureValues Read(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var configuration = client.Configuration;
        var target = Resolve(configuration);
        if (target.Feature is null)
        {
            return default;
        }

        var outcome = client.Decide(
            configuration,
            visitor,
            options: null,
            target.Feature,
            static (ref Deliberation deliberation, CompiledFeature feature) => deliberation.Decide(feature));
        return new FeatureValues(outcome.Change, target.Positions);
    }

    private static FeatureDecision DecideCarriers(ref Deliberation deliberation, (CompiledFeature Feature, DecideOptions? Options) asked)
    {
        var carriers = new List<ExperienceOutcome>();
        var outcome = deliberation.Decide(asked.Feature, asked.Options?.OnlyExperiences, carriers);
        return new FeatureDecision(asked.Feature, outcome, carriers);
    }

    private CompiledFeature? Find(CompiledConfiguration configuration, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return Resolve(configuration).Feature;
    }

    private ResolvedFeature Resolve(CompiledConfiguration configuration)
    {
        var known = Volatile.Read(ref resolved);
        if (known is null || !ReferenceEquals(known.Configuration, configuration))
        {
            known = ResolvedFeature.Resolve(configuration, Key, variableKeys);
            Volatile.Write(ref resolved, known);
        }

        return known;
    }
}
