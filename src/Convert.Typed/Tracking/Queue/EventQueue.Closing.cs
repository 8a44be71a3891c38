namespace ConvertTyped.Tracking;

/// <content>How the queue ends: what still leaves, for how long, and what is dropped.</content>
internal sealed partial class EventQueue
{
    private bool takesNoMore;

    // Nobody waits for a lane that holds back for longer.
    private long closesAt = long.MaxValue;
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

    public int Close()
    {
        int left;
        lock (turn)
        {
            if (isClosed)
            {
                return 0;
            }

            left = queued + inFlight;
            var inRequests = 0;
            foreach (var lane in lanes.All)
            {
                inRequests += lane.Batch.InRequest;
            }

            EndRequests(inRequests);
            DropLeft();
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
        lane.IsGivenUp |= lane.HeldUntil > closesAt;
        EndFlushes();
    }

    private void EndRequests(int unanswered)
    {
        counts.Drop(DropReason.Unanswered, unanswered);
        queued += inFlight - unanswered;
        inFlight = 0;
        takesNoMore = isClosed = true;
    }

    private void DropLeft()
    {
        counts.Drop(DropReason.Disposed, queued);
        queued = 0;
        EndFlushes();
        foreach (var lane in lanes.All)
        {
            lane.Waiting.Clear();
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
