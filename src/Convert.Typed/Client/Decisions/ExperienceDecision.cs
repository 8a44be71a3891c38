using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>What an experience answers a visitor, and why. Immutable; the default value is that of an unknown experience.</summary>
public readonly struct ExperienceDecision
{
    private readonly string? askedKey;
    private readonly ExperienceOutcome outcome;

    internal ExperienceDecision(string askedKey) => this.askedKey = askedKey;

    internal ExperienceDecision(in ExperienceOutcome outcome) => this.outcome = outcome;

    /// <summary>Whether a variation was decided.</summary>
    public bool IsDecided => Reason == DecisionReason.Decided;

    /// <summary>Why it is so.</summary>
    public DecisionReason Reason => outcome.Reason;

    /// <summary>Where the variation comes from.</summary>
    public DecisionSource Source => outcome.Source;

    /// <summary>The key of the experience; null when the service gave it none.</summary>
    public string? ExperienceKey => outcome.Experience is null ? askedKey : outcome.Experience.Key;

    /// <summary>The id of the experience; null when the config in force does not have it.</summary>
    public string? ExperienceId => outcome.Experience?.Id;

    /// <summary>The key of the variation; null without one, or when the service gave it none.</summary>
    public string? VariationKey => outcome.Variation?.Key;

    /// <summary>The id of the variation; null without one.</summary>
    public string? VariationId => outcome.Variation?.Id;

    /// <summary>Where the visitor fell, 0 to under 10000 by default; null when the call had no need to compute it.</summary>
    public double? BucketValue => outcome.Experience is null || double.IsNaN(outcome.Bucket) ? null : outcome.Bucket;

    /// <summary>The decision in one line, for logs and tickets.</summary>
    public override string ToString()
    {
        var experience = $"experience '{ExperienceKey ?? ExperienceId}'";
        return IsDecided
            ? $"variation '{VariationKey ?? VariationId}' of {experience} ({DecisionText.Of(Source)}{(BucketValue is { } value ? $" at {DecisionText.Of(value)}" : "")})"
            : $"{experience}: {DecisionText.Of(Reason)}{(BucketValue is { } missed ? $" (bucket value {DecisionText.Of(missed)})" : "")}";
    }
}
