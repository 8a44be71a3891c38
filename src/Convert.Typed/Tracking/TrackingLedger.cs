namespace ConvertTyped;

/// <summary>
/// What became of every event that was handed to tracking, at one moment:
/// <c>Accepted == Sent + Dropped.Total + Queued + InFlight</c>, always. Immutable.
/// </summary>
/// <remarks>
/// Counts begin at zero with the client. A client without an SDK key sends nothing, so it accepts nothing and all counts
/// stay zero. What the service itself counted lies between <see cref="Sent"/> and <see cref="Sent"/> plus
/// <see cref="DroppedEvents.Unanswered"/>, unless <see cref="TrackingOptions.AtLeastOnce"/> is set.
/// </remarks>
public sealed record TrackingLedger
{
    /// <summary>How many events were handed over, those included that a full queue or a disposed client refused.</summary>
    public long Accepted { get; internal init; }

    /// <summary>How many events the service took.</summary>
    public long Sent { get; internal init; }

    /// <summary>How many events will never be sent, by reason.</summary>
    public DroppedEvents Dropped { get; internal init; } = new();

    /// <summary>How many events wait to be sent.</summary>
    public int Queued { get; internal init; }

    /// <summary>How many events are in a request that has not ended, or next in line for one. They keep their places in the queue's bound.</summary>
    public int InFlight { get; internal init; }

    /// <summary>The counts in one line, for logs.</summary>
    public override string ToString() => $"{Accepted} accepted = {Sent} sent + {Dropped.Total} dropped + {Queued} queued + {InFlight} in flight";
}
