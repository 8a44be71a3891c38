namespace ConvertTyped.Tracking;

/// <summary>The counts of the ledger that only grow. Kept under the queue's lock.</summary>
internal struct EventCounts
{
    private DropCounts dropped;

    public long Accepted { get; set; }

    public long Sent { get; set; }

    public long Restored { get; set; }

    public long Kept { get; set; }

    public void Drop(DropReason reason, long count) => dropped[(int)reason] += count;

    public readonly TrackingLedger Ledger(int queued, int inFlight) => new()
    {
        Accepted = Accepted,
        Restored = Restored,
        Sent = Sent,
        Kept = Kept,
        Dropped = new DroppedEvents
        {
            QueueFull = DroppedFor(DropReason.QueueFull),
            Refused = DroppedFor(DropReason.Refused),
            Unanswered = DroppedFor(DropReason.Unanswered),
            TooLarge = DroppedFor(DropReason.TooLarge),
            Unwritable = DroppedFor(DropReason.Unwritable),
            Disposed = DroppedFor(DropReason.Disposed),
            Expired = DroppedFor(DropReason.Expired),
            Unreadable = DroppedFor(DropReason.Unreadable),
        },
        Queued = queued,
        InFlight = inFlight,
    };

    private readonly long DroppedFor(DropReason reason) => dropped[(int)reason];

    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct DropCounts
    {
        private long first;
    }
}
