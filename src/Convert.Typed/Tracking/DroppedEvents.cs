namespace ConvertTyped;

/// <summary>Events that will never be sent, by reason. Immutable.</summary>
public sealed record DroppedEvents
{
    /// <summary>The queue was full, and its oldest or the newest event made way (<see cref="TrackingOptions.FullMode"/>).</summary>
    public long QueueFull { get; internal init; }

    /// <summary>The service refused their request for good: a 4xx other than 408 and 429.</summary>
    public long Refused { get; internal init; }

    /// <summary>
    /// Their request was sent and no answer came, the client was disposed meanwhile, or sending failed in a way that is not
    /// foreseen. They may have arrived; sending them again could count them twice.
    /// </summary>
    public long Unanswered { get; internal init; }

    /// <summary>One event alone was larger than a request may be, which is 256 KB.</summary>
    public long TooLarge { get; internal init; }

    /// <summary>The event could not be written as JSON, and was dropped alone.</summary>
    public long Unwritable { get; internal init; }

    /// <summary>The client was disposed before they left, or had been when they came.</summary>
    public long Disposed { get; internal init; }

    /// <summary>All of them.</summary>
    public long Total => QueueFull + Refused + Unanswered + TooLarge + Unwritable + Disposed;

    /// <summary>The counts in one line, for logs.</summary>
    public override string ToString() =>
        $"queue full {QueueFull}, refused {Refused}, unanswered {Unanswered}, too large {TooLarge}, unwritable {Unwritable}, disposed {Disposed}";
}
