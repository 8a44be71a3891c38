using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>
/// Whether a feature is on for a visitor, why, and what its variables are. Immutable; the default value is that of an unknown
/// feature. Lists and dictionaries are made when they are asked for.
/// </summary>
public readonly struct FeatureDecision
{
    private readonly string? askedKey;
    private readonly string? visitorId;
    private readonly CompiledFeature? feature;
    private readonly FeatureOutcome outcome;
    private readonly ExperienceOutcome[]? carriers;

    internal FeatureDecision(string askedKey) => this.askedKey = askedKey;

    internal FeatureDecision(string visitorId, CompiledFeature feature, FeatureOutcome outcome, ExperienceOutcome[]? carriers)
    {
        this.visitorId = visitorId;
        this.feature = feature;
        this.outcome = outcome;
        this.carriers = carriers;
    }

    /// <summary>The key of the feature.</summary>
    public string Key => feature?.Key ?? askedKey ?? "";

    /// <summary>Whether the feature is on.</summary>
    public bool IsEnabled => outcome.Change is not null;

    /// <summary>Why it is so. Of several experiences that carry the feature, the one that came furthest says it.</summary>
    public DecisionReason Reason => feature is null ? DecisionReason.NotInConfiguration : outcome.Reason;

    /// <summary>What that experience decided; null when no experience carries the feature, or an override answers.</summary>
    public ExperienceDecision? Experience => outcome.Carrier is { } carrier ? new ExperienceDecision(visitorId!, new(carrier, outcome.Verdict)) : null;

    /// <summary>
    /// The variables by key: a <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or
    /// <see cref="System.Text.Json.JsonElement"/> as the feature declares them. Empty when the feature is off; without those
    /// that have no value.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Variables => outcome.Change is { } change ? change.VariablesByKey() : FeatureResult.NoVariables;

    /// <summary>What every experience that carries the feature says, in the order of the config: several can switch it on.</summary>
    public IReadOnlyList<FeatureResult> All
    {
        get
        {
            if (feature is not { } decided || visitorId is not { } visitor || outcome.Carrier is not { } only)
            {
                return [];
            }

            return [.. (carriers ?? [new(only, outcome.Verdict)]).SelectMany(carrier => FeatureResult.Of(decided, visitor, carrier))];
        }
    }

    /// <summary>The decision in one line, for logs and tickets.</summary>
    public override string ToString() => Reason switch
    {
        DecisionReason.Decided => $"{Key} is on: {Experience}",
        DecisionReason.Overridden when outcome.Carrier is null => $"{Key} is {(outcome.Change is { } change ? $"on: overridden{ValuesOf(change)}" : "off: overridden")}",
        DecisionReason.NotInVariation => $"{Key} is off: {Experience} does not carry it",
        _ => $"{Key} is off: {Experience?.ToString() ?? DecisionText.Of(Reason)}",
    };

    // Variables that the override does not name are told, too: with one of them missing TryGet can be false.
    private static string ValuesOf(CompiledChange change)
    {
        var (named, rest) = (change.VariablesByKey(), change.Feature.Variables.Where((_, position) => change.Values[position] is null).Select(static variable => variable.Key).ToList());
        return (named.Count == 0 ? "" : $", with {string.Join(", ", named.Select(static variable => $"{variable.Key} {variable.Value}"))}")
            + (rest.Count == 0 ? "" : $", without {string.Join(", ", rest)}");
    }
}
