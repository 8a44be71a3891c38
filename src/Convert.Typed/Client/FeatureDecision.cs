using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>Whether a feature is on for a visitor, why, and what its variables are. Immutable.</summary>
public sealed class FeatureDecision
{
    internal FeatureDecision(string key)
    {
        Key = key;
        Reason = DecisionReason.NotInConfiguration;
        All = [];
        Variables = FeatureResult.NoVariables;
    }

    internal FeatureDecision(CompiledFeature feature, in FeatureOutcome outcome, IEnumerable<ExperienceOutcome> carriers)
    {
        Key = feature.Key;
        Reason = outcome.Reason;
        Experience = outcome.Carrier.Experience is null ? null : new ExperienceDecision(outcome.Carrier);
        All = [.. carriers.SelectMany(carrier => FeatureResult.Of(feature, carrier))];
        Variables = All.FirstOrDefault(static result => result.IsEnabled)?.Variables ?? FeatureResult.NoVariables;
    }

    /// <summary>The key of the feature.</summary>
    public string Key { get; }

    /// <summary>Whether the feature is on.</summary>
    public bool IsEnabled => Reason == DecisionReason.Decided;

    /// <summary>Why it is so. Of several experiences that carry the feature, the one that came furthest says it.</summary>
    public DecisionReason Reason { get; }

    /// <summary>What that experience decided; null when no experience carries the feature.</summary>
    public ExperienceDecision? Experience { get; }

    /// <summary>
    /// The variables by key: a <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or
    /// <see cref="System.Text.Json.JsonElement"/> as the feature declares them. Empty when the feature is off; without those
    /// that have no value.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Variables { get; }

    /// <summary>What every experience that carries the feature says, in the order of the config: several can switch it on.</summary>
    public IReadOnlyList<FeatureResult> All { get; }

    /// <summary>The decision in one line, for logs and tickets.</summary>
    public override string ToString() => Reason switch
    {
        DecisionReason.Decided => $"{Key} is on: {Experience}",
        DecisionReason.NotInVariation => $"{Key} is off: {Experience} does not carry it",
        _ => $"{Key} is off: {Experience?.ToString() ?? DecisionText.Of(Reason)}",
    };
}
