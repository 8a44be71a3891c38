namespace ConvertTyped.Tracking;

/// <summary>The counts of the ledger that only grow. Kept under the queue's lock.</summary>
internal struct EventCounts
{
    private DropCounts dropped;

    public long Accepted { get; set; }

    public long Sent { get; set; }

    /// <summary>How many events a full queue has dropped. It may be looked at without the lock.</summary>
    public readonly long DroppedWhenFull => Volatile.Read(in dropped[(int)DropReason.QueueFull]);

    public void Drop(DropReason reason, long count)
    {
        ref var sum = ref dropped[(int)reason];
        Volatile.Write(ref sum, sum + count);
    }

    public readonly TrackingLedger Ledger(int queued, int inFlight) => new()
    {
        Accepted = Accepted,
        Sent = Sent,
        Dropped = new DroppedEvents
        {
            QueueFull = DroppedFor(DropReason.QueueFull),
            Refused = DroppedFor(DropReason.Refused),
            Unanswered = DroppedFor(DropReason.Unanswered),
            TooLarge = DroppedFor(DropReason.TooLarge),
            Unwritable = DroppedFor(DropReason.Unwritable),
            Disposed = DroppedFor(DropReason.Disposed),
        },
        Queued = queued,
        InFlight = inFlight,
    };

    private readonly long DroppedFor(DropReason reason) => dropped[(int)reason];

    [System.Runtime.CompilerServices.InlineArray(6)]
    private struct DropCounts
    {
        private long first;
    }
}
