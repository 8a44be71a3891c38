using System.Text.Json;
using ConvertTyped.Client;
using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;

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

    // Both are the client's. A re-read costs a handful of loads, and a detour over the client would double some of them.
    private readonly ConfigurationInForce inForce;
    private readonly ConvertTelemetry? telemetry;
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
        inForce = client.InForce;
        telemetry = client.Tracking.Telemetry;
        Key = key;
    }

    /// <summary>The key of the feature, as the service knows it.</summary>
    public string Key { get; }

    /// <summary>Whether the feature is on for the visitor.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public bool IsEnabled(Visitor visitor) => Read(visitor).IsEnabled;

    /// <summary>Decides the feature and says why it is on or off, by which experience and variation, with all variables.</summary>
    /// <param name="visitor">Whom to decide for.</param>
    /// <param name="options">What this call asks for beside the visitor; null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public FeatureDecision Decide(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = inForce.Current;
        if (Find(configuration, visitor) is not { } feature)
        {
            Tell(visitor, new FeatureDecision(Key));
            return new FeatureDecision(Key);
        }

        options ??= DecideOptions.Default;
        while (true)
        {
            var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, options);
            var decision = DecisionOf(feature, visitor, ref deliberation, options);
            if (client.TryConclude(deliberation, visitor, options, out _))
            {
                Tell(visitor, decision);
                return decision;
            }
        }
    }

    /// <summary>What <see cref="Decide"/> would answer now; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public FeatureDecision Peek(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = inForce.Current;
        if (Find(configuration, visitor) is not { } feature)
        {
            return new FeatureDecision(Key);
        }

        options ??= DecideOptions.Default;
        var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, options);
        return DecisionOf(feature, visitor, ref deliberation, options);
    }

    /// <summary>What <see cref="Decide"/> would answer now, and the whole way to it; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public FeatureExplanation Explain(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = inForce.Current;
        if (Find(configuration, visitor) is not { } feature)
        {
            return new FeatureExplanation(new FeatureDecision(Key), []);
        }

        options ??= DecideOptions.Default;
        var trace = new DecisionTrace();
        var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, options, trace);
        var decision = DecisionOf(feature, visitor, ref deliberation, options);
        return new FeatureExplanation(
            decision,
            [.. trace.Experiences.Select(carrier => new ExperienceExplanation(visitor.Id, carrier.Outcome, carrier.Gates))]);
    }

    /// <summary>A variable of this feature by its key; one that the feature does not have never has a value.</summary>
    /// <typeparam name="T">The variable's type: bool, long, double, string or <see cref="System.Text.Json.JsonElement"/>.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="NotSupportedException">No variable is of that type.</exception>
    public FeatureVariable<T> Variable<T>(string key)
    {
        if (typeof(T) != typeof(bool) && typeof(T) != typeof(long) && typeof(T) != typeof(double) && typeof(T) != typeof(string) && typeof(T) != typeof(JsonElement))
        {
            throw new NotSupportedException($"Convert: variables are bool, long, double, string or JsonElement; none is a {typeof(T).Name}. Read '{key}' as one of these.");
        }

        return new FeatureVariable<T>(new Feature(client, Key, key), 0);
    }

    /// <summary>
    /// Switches the feature on or off for every visitor of this client, whatever the config says, until
    /// <see cref="ClearOverride"/>: for tests and development. On, its variables have no values, unless they are named.
    /// </summary>
    /// <remarks>
    /// It replaces an earlier override of the feature and lasts when another config comes. The experiences that carry the feature
    /// are not asked: nothing is remembered or reported. Decisions tell it by <see cref="DecisionReason.Overridden"/>.
    /// </remarks>
    /// <param name="isEnabled">Whether it is on.</param>
    public void Override(bool isEnabled) => Override(new FeatureOverride(isEnabled, []));

    /// <summary>Switches the feature on as <see cref="Override(bool)"/> does, with values for its variables.</summary>
    /// <param name="variables">
    /// The values by the keys of the variables, each of the type that the variable has: a bool, long, double, string or
    /// <see cref="JsonElement"/>. What is not among them, is null, or is of another type has no value.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="variables"/> is null.</exception>
    /// <exception cref="ArgumentException">No variable is of the type of one of the values.</exception>
    public void Override(IReadOnlyDictionary<string, object?> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Override(new FeatureOverride(IsEnabled: true, [.. variables.Select(variable => OverrideValue.Of(Key, variable.Key, variable.Value))]));
    }

    /// <summary>Takes back the override that code made of this feature: the config decides again, or an override of the app's configuration.</summary>
    public void ClearOverride() => inForce.Override(Key, static (table, key) => table with { Features = table.Features.Remove(key) });

    /// <summary>Switches the feature on with the values that generated code names, by their positions.</summary>
    internal void Override(VariableOverrides values) =>
        Override(new FeatureOverride(IsEnabled: true, [.. variableKeys.Select((key, position) => OverrideValue.Of(Key, key, values[position]))]));

    private void Override(FeatureOverride given) =>
        inForce.Override((Key, given), static (table, change) => table with { Features = table.Features.SetItem(change.Key, change.given) });

    internal FeatureReading Read(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return telemetry is { HearsEvaluations: true } ? ReadAloud(visitor) : ReadSilently(visitor);
    }

    private FeatureReading ReadSilently(Visitor visitor)
    {
        var target = Resolve(inForce.Current);
        if (target.Feature is { } feature)
        {
            return new FeatureReading(Answer(target.Configuration, feature, visitor).Change, target.Positions);
        }

        client.RequireOwn(visitor);
        return default;
    }

    // A kept answer does not know how it came about, and it need not as long as nobody listens.
    private FeatureReading ReadAloud(Visitor visitor)
    {
        var reading = ReadSilently(visitor);
        Tell(visitor, Peek(visitor));
        return reading;
    }

    private void Tell(Visitor visitor, in FeatureDecision decision)
    {
        if (telemetry is { HearsEvaluations: true })
        {
            var experience = decision.Experience;
            telemetry.Evaluated(visitor.Id, Key, decision.Reason, experience?.VariationKey ?? experience?.VariationId, inForce.Current.Identity);
        }
    }

    // An answer holds as long as it is asked of the same config and nothing was remembered since.
    private KeptAnswer Answer(CompiledConfiguration configuration, CompiledFeature feature, Visitor visitor)
    {
        if (visitor.Answers.Find(feature) is { } kept && ReferenceEquals(kept.Memory, visitor.Memory.Current))
        {
            return kept;
        }

        client.RequireOwn(visitor);
        while (true)
        {
            var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, DecideOptions.Default);
            var outcome = deliberation.Decide(feature);
            if (client.TryConclude(deliberation, visitor, DecideOptions.Default, out var memory))
            {
                var answer = new KeptAnswer(feature, memory, outcome.Change);
                visitor.Answers.Keep(answer);
                return answer;
            }
        }
    }

    private static FeatureDecision DecisionOf(CompiledFeature feature, Visitor visitor, ref Deliberation deliberation, DecideOptions options)
    {
        // A single carrier, the usual case, is told by the outcome itself.
        var carriers = feature.Carriers.Length > 1 ? new List<ExperienceOutcome>() : null;
        var outcome = deliberation.Decide(feature, options.OnlyExperiences, carriers);
        return new FeatureDecision(visitor.Id, feature, outcome, carriers?.ToArray());
    }

    private CompiledFeature? Find(CompiledConfiguration configuration, Visitor visitor)
    {
        client.RequireOwn(visitor);
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
