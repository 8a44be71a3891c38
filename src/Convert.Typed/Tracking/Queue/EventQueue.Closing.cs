namespace ConvertTyped.Tracking;

/// <content>How the queue ends: what still leaves, for how long, and what is dropped.</content>
internal sealed partial class EventQueue
{
    private bool takesNoMore;

    // When what is left will be dropped, and how much was before that because its lane must hold back for longer.
    private long closesAt = long.MaxValue;
    private int givenUp;
    private bool isClosed;

    /// <summary>
    /// From now on what comes is dropped and counted. What is queued is tried at once, also after a failure, and again as
    /// long as there is time, unless the service asked for a wait that is longer.
    /// </summary>
    /// <param name="closesIn">When <see cref="Close"/> will be called at the latest.</param>
    public void TakeNoMore(TimeSpan closesIn)
    {
        lock (turn)
        {
            takesNoMore = true;
            closesAt = time.GetTimestamp() + Ticks(closesIn);
            foreach (var lane in lanes.All)
            {
                if (lane is { HeldUntil: not null, IsHeldByService: false })
                {
                    lane.HeldUntil = time.GetTimestamp();
                }

                GiveUpIfHeldForTooLong(lane);
            }
        }

        WakeAll();
    }

    /// <summary>Takes and gives nothing more. What is left is dropped and counted here, so that the ledger is final.</summary>
    /// <returns>How many events were left, with those that were given up before; zero when it was closed already.</returns>
    public int Close()
    {
        int left;
        lock (turn)
        {
            if (isClosed)
            {
                return 0;
            }

            left = queued + inFlight + givenUp;
            var inRequests = 0;
            foreach (var lane in lanes.All)
            {
                inRequests += lane.Batch.InRequest;
                lane.Waiting.Clear();
            }

            counts.Drop(DropReason.Disposed, queued + inFlight - inRequests);
            counts.Drop(DropReason.Unanswered, inRequests);
            queued = inFlight = 0;
            takesNoMore = isClosed = true;
            EndFlushes();
        }

        WakeAll();
        return left;
    }

    private void HoldBack(EventLane lane, TimeSpan delay, bool isAsked)
    {
        var now = time.GetTimestamp();
        var heldUntil = now + Ticks(delay);

        // A queue that closes in a moment has no time for a wait of its own making: it tries within what is left.
        lane.HeldUntil = isAsked ? heldUntil : Math.Min(heldUntil, now + ((closesAt - now) / 2));
        lane.IsHeldByService = isAsked;
        GiveUpIfHeldForTooLong(lane);
    }

    // Waiting for what is certain not to come would only keep whoever disposes.
    private void GiveUpIfHeldForTooLong(EventLane lane)
    {
        if (lane.HeldUntil is not { } heldUntil || heldUntil <= closesAt)
        {
            return;
        }

        var count = lane.Waiting.Count;
        lane.Waiting.Clear();
        queued -= count;
        givenUp += count;
        counts.Drop(DropReason.Disposed, count);
        EndFlushes();
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
