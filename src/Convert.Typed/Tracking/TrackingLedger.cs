namespace ConvertTyped;

/// <summary>
/// What became of every event that was handed to tracking, at one moment:
/// <c>Accepted == Sent + Dropped.Total + Kept + Queued + InFlight</c>, always. Immutable.
/// </summary>
/// <remarks>
/// Counts begin at zero with the client. A client without an SDK key sends nothing, so it accepts nothing and all counts
/// stay zero. What the service itself counted lies between <see cref="Sent"/> and <see cref="Sent"/> plus
/// <see cref="DroppedEvents.Unanswered"/>, unless <see cref="TrackingOptions.AtLeastOnce"/> is set, or a gateway before the
/// service answers 502 or 504 for a request that the service took: such a request is repeated, as after any 5xx.
/// </remarks>
public sealed record TrackingLedger
{
    /// <summary>
    /// How many events were handed over, those included that a full queue or a disposed client refused, and those that an
    /// earlier process left in the outbox.
    /// </summary>
    public long Accepted { get; internal init; }

    /// <summary>How many of the accepted events were found in the outbox. Zero without an outbox.</summary>
    public long Restored { get; internal init; }

    /// <summary>How many events the service took.</summary>
    public long Sent { get; internal init; }

    /// <summary>How many events will never be sent, by reason.</summary>
    public DroppedEvents Dropped { get; internal init; } = new();

    /// <summary>How many events lie in the outbox for a later process, since the client was disposed before they left. Zero without an outbox.</summary>
    public long Kept { get; internal init; }

    /// <summary>How many events wait to be sent.</summary>
    public int Queued { get; internal init; }

    /// <summary>How many events are in a request that has not ended, or next in line for one. They keep their places in the queue's bound.</summary>
    public int InFlight { get; internal init; }

    /// <summary>The counts in one line, for logs.</summary>
    public override string ToString() => $"{Accepted} accepted = {Sent} sent + {Dropped.Total} dropped{(Kept > 0 ? $" + {Kept} kept" : "")} + {Queued} queued + {InFlight} in flight";
}
