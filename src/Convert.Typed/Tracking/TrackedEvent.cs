namespace ConvertTyped;

/// <summary>Something that happened to a visitor and is reported to the service: a decision or a conversion. Immutable.</summary>
/// <param name="VisitorId">Whom it happened to.</param>
/// <param name="Segments">The report segments stored for the visitor at that moment.</param>
public abstract record TrackedEvent(string VisitorId, AttributeSet Segments);

/// <summary>An experience decided a variation for a visitor anew.</summary>
/// <param name="VisitorId">Whom it happened to.</param>
/// <param name="Segments">The report segments stored for the visitor at that moment.</param>
/// <param name="ExperienceId">The id of the experience.</param>
/// <param name="VariationId">The id of the variation.</param>
public sealed record BucketingEvent(string VisitorId, AttributeSet Segments, string ExperienceId, string VariationId)
    : TrackedEvent(VisitorId, Segments);

/// <summary>A visitor reached a goal.</summary>
/// <param name="VisitorId">Whom it happened to.</param>
/// <param name="Segments">The report segments stored for the visitor at that moment.</param>
/// <param name="GoalId">The id of the goal.</param>
/// <param name="Data">What the conversion is worth; null when nothing was said.</param>
/// <param name="Decisions">The visitor's decisions at that moment: ids of variations by ids of experiences.</param>
public sealed record ConversionEvent(string VisitorId, AttributeSet Segments, string GoalId, GoalData? Data, IReadOnlyDictionary<string, string> Decisions)
    : TrackedEvent(VisitorId, Segments);
