namespace ConvertTyped;

/// <summary>Something that happened to a visitor and is reported to the service: a decision or a conversion. Immutable.</summary>
public abstract record TrackedEvent
{
    private protected TrackedEvent(string visitorId, AttributeSet segments)
    {
        VisitorId = visitorId;
        Segments = segments;
    }

    /// <summary>Whom it happened to.</summary>
    public string VisitorId { get; }

    /// <summary>The report segments stored for the visitor at that moment.</summary>
    public AttributeSet Segments { get; }
}
