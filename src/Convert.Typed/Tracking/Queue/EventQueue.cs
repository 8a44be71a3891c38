namespace ConvertTyped.Tracking;

/// <summary>
/// The bounded queue of events, and their ledger. All of it changes under one lock that is held for a moment, so that every
/// copy of the ledger adds up and the bound holds for all lanes together.
/// </summary>
internal sealed partial class EventQueue
{
    private readonly Lock turn = new();
    private readonly TrackingOptions options;
    private readonly TimeProvider time;
    private readonly EventLanes lanes;
    private readonly Flushes flushes = new();
    private EventCounts counts;
    private int queued;
    private int inFlight;
    private long nextNumber;

    public EventQueue(TrackingOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        lanes = new EventLanes(options.RequestsInFlight, options.QueueCapacity);
    }

    public ReadOnlySpan<EventLane> Lanes => lanes.All;

    /// <summary>All counts at one moment.</summary>
    public TrackingLedger Ledger
    {
        get
        {
            lock (turn)
            {
                return counts.Ledger(queued, inFlight);
            }
        }
    }

    /// <summary>Takes an event, or drops and counts it.</summary>
    /// <param name="tracked">What happened.</param>
    /// <param name="hasPlace">Whether its place was <see cref="Reserve">promised</see>.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Add(in TrackedEvent tracked, bool hasPlace = false)
    {
        var lane = lanes.Of(tracked.VisitorId);
        TaskCompletionSource? sleeper;
        lock (turn)
        {
            counts.Accepted++;
            if (hasPlace)
            {
                reserved--;
            }

            if (takesNoMore || !HasPlaces(1))
            {
                DropNew(1);
                return false;
            }

            if (lane.Waiting.Count == 0)
            {
                lane.WaitingSince = time.GetTimestamp();
            }

            lane.Waiting.AddLast(tracked, nextNumber++);
            queued++;
            sleeper = lane.WakeWhenDue();
        }

        sleeper?.SetResult();
        return true;
    }

    /// <summary>Takes the next batch out for a lane, or says what to wait for. Asked by the lane's sender alone.</summary>
    public SenderStep Next(EventLane lane)
    {
        lock (turn)
        {
            if (isClosed)
            {
                return SenderStep.End;
            }

            if (lane.Waiting.Count == 0)
            {
                return SenderStep.Wait(lane.Rest(wakesAt: 1), Timeout.InfiniteTimeSpan);
            }

            if (TimeUntilDue(lane) is { Ticks: > 0 } left)
            {
                var wakesAt = lane.HeldUntil is null ? options.BatchSize : int.MaxValue;
                return SenderStep.Wait(lane.Rest(wakesAt), left);
            }

            lane.HeldUntil = null;
            lane.Batch.Fill(lane.Waiting);
            queued -= lane.Batch.Count;
            inFlight += lane.Batch.Count;
            return SenderStep.Send;
        }
    }

    /// <summary>The first events of a lane's batch go into a request, and may arrive from now on.</summary>
    /// <returns>False when the queue is closed: closing has counted them as never sent, so they must not be.</returns>
    public bool Begin(EventLane lane, int count)
    {
        lock (turn)
        {
            lane.Batch.InRequest = count;
            return !isClosed;
        }
    }

    /// <summary>The first events of a lane's batch were sent, or dropped for a reason.</summary>
    /// <returns>False when the queue is closed: closing has counted them.</returns>
    public bool Settle(EventLane lane, int count, DropReason? dropped = null)
    {
        lock (turn)
        {
            if (isClosed)
            {
                return false;
            }

            lane.Batch.Settle(count);
            inFlight -= count;
            if (dropped is { } reason)
            {
                counts.Drop(reason, count);
            }
            else
            {
                counts.Sent += count;
            }

            EndFlushes();
            return true;
        }
    }

    /// <summary>What is left of a lane's batch goes back to the front, and the lane holds back for a time.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="delay">For how long.</param>
    /// <param name="isAsked">Whether the service asked for it.</param>
    public void PutBack(EventLane lane, TimeSpan delay, bool isAsked)
    {
        lock (turn)
        {
            if (isClosed)
            {
                return;
            }

            queued += lane.Batch.Count;
            inFlight -= lane.Batch.Count;
            lane.Batch.PutBack(lane.Waiting);
            HoldBack(lane, delay, isAsked);
        }
    }

    /// <summary>Wakes a lane's sender.</summary>
    public void Wake(EventLane lane)
    {
        TaskCompletionSource? sleeper;
        lock (turn)
        {
            sleeper = lane.Wake();
        }

        sleeper?.SetResult();
    }

    /// <summary>Completes when every event that was accepted before the call was sent or dropped.</summary>
    /// <exception cref="OperationCanceledException">The caller waits no longer. The events stay.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<Flush> flush;
        lock (turn)
        {
            flush = flushes.Add(nextNumber);
            EndFlushes();
        }

        WakeAll();
        try
        {
            await flush.Value.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (turn)
            {
                flushes.Remove(flush);
            }
        }
    }

    private void WakeAll()
    {
        foreach (var lane in lanes.All)
        {
            Wake(lane);
        }
    }

    private TimeSpan TimeUntilDue(EventLane lane)
    {
        var now = time.GetTimestamp();
        if (lane.HeldUntil is { } heldUntil)
        {
            return time.GetElapsedTime(now, heldUntil);
        }

        return lane.Waiting.Count >= options.BatchSize || lane.Waiting.FirstNumber < flushes.Below
            ? TimeSpan.Zero
            : options.ReleaseInterval - time.GetElapsedTime(lane.WaitingSince, now);
    }

    private void EndFlushes()
    {
        if (flushes.IsAny)
        {
            flushes.Complete(isClosed ? long.MaxValue : lanes.SettledBelow);
        }
    }
}
