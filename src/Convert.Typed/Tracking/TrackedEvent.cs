using ConvertTyped.Attributes;

namespace ConvertTyped;

/// <summary>
/// Something that happened to a visitor and is reported to the service: a decision or a conversion. Immutable. A value type,
/// so that handing one over costs no memory.
/// </summary>
public readonly struct TrackedEvent
{
    private readonly string? visitorId;
    private readonly string? subjectId;
    private readonly Remembered? memory;

    private TrackedEvent(TrackedEventKind kind, string visitorId, Remembered memory, string subjectId)
    {
        Kind = kind;
        this.visitorId = visitorId;
        this.memory = memory;
        this.subjectId = subjectId;
    }

    /// <summary>What happened.</summary>
    public TrackedEventKind Kind { get; }

    /// <summary>Whom it happened to.</summary>
    public string VisitorId => visitorId ?? "";

    /// <summary>The report segments stored for the visitor at that moment.</summary>
    public AttributeSet Segments => memory?.Segments ?? AttributeSet.Empty;

    /// <summary>Of a decision, the id of the experience; else null.</summary>
    public string? ExperienceId => Kind == TrackedEventKind.Bucketing ? subjectId : null;

    /// <summary>Of a decision, the id of the variation; else null.</summary>
    public string? VariationId { get; private init; }

    /// <summary>Of a conversion, the id of the goal; else null.</summary>
    public string? GoalId => Kind == TrackedEventKind.Conversion ? subjectId : null;

    /// <summary>Of a conversion, what it is worth; null when nothing was said.</summary>
    public GoalData? GoalData { get; private init; }

    /// <summary>Of a conversion, the visitor's decisions at that moment: ids of variations by ids of experiences. Else none.</summary>
    public IReadOnlyDictionary<string, string> Decisions =>
        Kind == TrackedEventKind.Conversion && memory is not null ? memory.DecisionsById() : Remembered.Nothing.DecisionsById();

    /// <summary>The event in one line, for logs.</summary>
    public override string ToString() => Kind == TrackedEventKind.Bucketing
        ? $"visitor '{VisitorId}' was given variation {VariationId} of experience {ExperienceId}"
        : $"visitor '{VisitorId}' reached goal {GoalId}{(GoalData is null ? "" : $" with {string.Join(", ", GoalData.Select(static entry => $"{entry.Key} {entry.Value}"))}")}";

    /// <summary>What was remembered of the visitor at that moment.</summary>
    internal Remembered Memory => memory ?? Remembered.Nothing;

    internal static TrackedEvent Bucketing(string visitorId, Remembered memory, string experienceId, string variationId) =>
        new(TrackedEventKind.Bucketing, visitorId, memory, experienceId) { VariationId = variationId };

    internal static TrackedEvent Conversion(string visitorId, Remembered memory, string goalId, GoalData? data) =>
        new(TrackedEventKind.Conversion, visitorId, memory, goalId) { GoalData = data };
}
