using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>What an experience answers a visitor, and why. Immutable.</summary>
public sealed record ExperienceDecision
{
    internal ExperienceDecision(string key) => ExperienceKey = key;

    internal ExperienceDecision(in ExperienceOutcome outcome)
    {
        ExperienceKey = outcome.Experience.Key;
        ExperienceId = outcome.Experience.Id;
        Reason = outcome.Reason;
        Source = outcome.Source;
        VariationKey = outcome.Variation?.Key;
        VariationId = outcome.Variation?.Id;
        BucketValue = outcome.Bucket;
    }

    /// <summary>Whether a variation was decided.</summary>
    public bool IsDecided => Reason == DecisionReason.Decided;

    /// <summary>Why it is so.</summary>
    public DecisionReason Reason { get; }

    /// <summary>Where the variation comes from.</summary>
    public DecisionSource Source { get; }

    /// <summary>The key of the experience; null when the service gave it none.</summary>
    public string? ExperienceKey { get; }

    /// <summary>The id of the experience; null when the config in force does not have it.</summary>
    public string? ExperienceId { get; }

    /// <summary>The key of the variation; null without one, or when the service gave it none.</summary>
    public string? VariationKey { get; }

    /// <summary>The id of the variation; null without one.</summary>
    public string? VariationId { get; }

    /// <summary>Where the visitor fell, 0 to under 10000 by default; null when the call had no need to compute it.</summary>
    public double? BucketValue { get; }

    /// <summary>The decision in one line, for logs and tickets.</summary>
    public override string ToString()
    {
        var experience = $"experience '{ExperienceKey ?? ExperienceId}'";
        return IsDecided
            ? $"variation '{VariationKey ?? VariationId}' of {experience} ({DecisionText.Of(Source)}{(BucketValue is { } value ? $" at {DecisionText.Of(value)}" : "")})"
            : $"{experience}: {DecisionText.Of(Reason)}{(BucketValue is { } missed ? $" (bucket value {DecisionText.Of(missed)})" : "")}";
    }
}
