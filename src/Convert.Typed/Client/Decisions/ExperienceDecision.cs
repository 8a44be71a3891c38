using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>What an experience answers a visitor, and why. Immutable; the default value is that of an unknown experience.</summary>
public readonly struct ExperienceDecision
{
    private readonly string? askedKey;
    private readonly string? visitorId;
    private readonly CompiledExperience? experience;
    private readonly Verdict verdict;

    internal ExperienceDecision(string askedKey) => this.askedKey = askedKey;

    internal ExperienceDecision(string visitorId, ExperienceOutcome outcome)
    {
        this.visitorId = visitorId;
        experience = outcome.Experience;
        verdict = outcome.Verdict;
    }

    /// <summary>Whether a variation was decided.</summary>
    public bool IsDecided => Reason == DecisionReason.Decided;

    /// <summary>Why it is so.</summary>
    public DecisionReason Reason => verdict.Reason;

    /// <summary>Where the variation comes from.</summary>
    public DecisionSource Source => verdict.Source;

    /// <summary>The key of the experience; null when the service gave it none.</summary>
    public string? ExperienceKey => experience is null ? askedKey : experience.Key;

    /// <summary>The id of the experience; null when the config in force does not have it.</summary>
    public string? ExperienceId => experience?.Id;

    /// <summary>The key of the variation; null without one, or when the service gave it none.</summary>
    public string? VariationKey => verdict.Variation?.Key;

    /// <summary>The id of the variation; null without one.</summary>
    public string? VariationId => verdict.Variation?.Id;

    /// <summary>Where the visitor fell, 0 to under 10000 by default; null when the call had no need to compute it.</summary>
    // Worked out when it is asked for: most callers never look, and the same ids give the same value.
    public double? BucketValue => Source switch
    {
        DecisionSource.Bucketed => OwnBucketValue,
        DecisionSource.Forced when experience!.ArmOf(visitorId!) >= 0 => OwnBucketValue,
        DecisionSource.None when Reason == DecisionReason.NotInTraffic => OwnBucketValue,
        _ => null,
    };

    private double OwnBucketValue => experience!.Hash.ValueOf(visitorId!);

    /// <summary>The decision in one line, for logs and tickets.</summary>
    public override string ToString()
    {
        var asked = $"experience '{ExperienceKey ?? ExperienceId}'";
        return IsDecided
            ? $"variation '{VariationKey ?? VariationId}' of {asked} ({DecisionText.Of(Source)}{(BucketValue is { } value ? $" at {DecisionText.Of(value)}" : "")})"
            : $"{asked}: {DecisionText.Of(Reason)}{(BucketValue is { } missed ? $" (bucket value {DecisionText.Of(missed)})" : "")}";
    }
}
