namespace ConvertTyped;

/// <summary>An experience decided a variation for a visitor anew. Immutable.</summary>
public sealed record BucketingEvent : TrackedEvent
{
    internal BucketingEvent(string visitorId, AttributeSet segments, string experienceId, string variationId)
        : base(visitorId, segments)
    {
        ExperienceId = experienceId;
        VariationId = variationId;
    }

    /// <summary>The id of the experience.</summary>
    public string ExperienceId { get; }

    /// <summary>The id of the variation.</summary>
    public string VariationId { get; }
}
