using System.Runtime.CompilerServices;

namespace ConvertTyped.Tracking;

/// <summary>
/// The bounded queue of events, and their ledger. All of it changes under one lock that is held for a moment, so that every
/// copy of the ledger adds up and the bound holds for all lanes together.
/// </summary>
internal sealed partial class EventQueue : IBatchSteps
{
    private readonly Lock turn = new();
    private readonly TrackingOptions options;
    private readonly TimeProvider time;
    private readonly EventLanes lanes;
    private readonly Flushes flushes = new();
    private EventCounts counts;
    private long droppedWhenFull;
    private int queued;
    private int inFlight;

    // Places promised to events that are about to come.
    private int reserved;
    private long nextNumber;
    private bool takesNoMore;

    // No lane that holds back for longer sends any more.
    private long closesAt = long.MaxValue;
    private bool isClosed;

    public EventQueue(TrackingOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        lanes = new EventLanes(options.RequestsInFlight, options.QueueCapacity);
    }

    public ReadOnlySpan<EventLane> Lanes => lanes.All;

    /// <summary>How many events a full queue has dropped, to be looked at often: it takes no lock.</summary>
    public long DroppedWhenFull => Volatile.Read(ref droppedWhenFull);

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

    /// <summary>
    /// Promises places, all or none. Events that find none count as accepted and dropped. What is promised is
    /// <see cref="Add">added</see> or <see cref="Release">released</see>.
    /// </summary>
    /// <returns><see cref="TrackResult.Queued"/>, or why there is no place.</returns>
    public TrackResult Reserve(int places)
    {
        lock (turn)
        {
            if (!takesNoMore && HasPlaces(places))
            {
                reserved += places;
                return TrackResult.Queued;
            }

            counts.Accepted += places;
            DropNew(places);
            return takesNoMore ? TrackResult.TrackingOff : TrackResult.QueueFull;
        }
    }

    /// <summary>Gives back places that were promised and are not needed.</summary>
    public void Release(int places)
    {
        if (places == 0)
        {
            return;
        }

        lock (turn)
        {
            reserved -= places;
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

    // No lock is needed: the batch is its lane's alone.
    public bool Group(EventLane lane)
    {
        lane.Batch.GroupByVisitor();
        return true;
    }

    public bool Begin(EventLane lane, int count)
    {
        lock (turn)
        {
            lane.Batch.InRequest = count;
            return !isClosed;
        }
    }

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
            lane.HeldUntil = time.GetTimestamp() + Ticks(delay);
            lane.IsHeldByService = isAsked;
            GiveUpIfHeldForTooLong(lane);
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

    /// <summary>Ends waits after failures, except those that the service asked for: it is the last chance to send.</summary>
    public void EndHolds()
    {
        lock (turn)
        {
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

    /// <summary>
    /// From now on what comes is dropped and counted; what is queued still leaves, unless its lane holds back for longer than
    /// there is.
    /// </summary>
    public void TakeNoMore(TimeSpan closesIn)
    {
        lock (turn)
        {
            takesNoMore = true;
            closesAt = time.GetTimestamp() + Ticks(closesIn);
        }
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

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

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

    // Inlined, like what it calls: as long as no queue was full the JIT takes it for cold, and a full one needs it at each event.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasPlaces(int wanted)
    {
        // Nothing makes way for what finds no place all the same.
        var excess = queued + inFlight + reserved + wanted - options.QueueCapacity;
        if (excess > (options.FullMode == QueueFullMode.DropNewest ? 0 : queued))
        {
            return false;
        }

        for (; excess > 0; excess--)
        {
            DropOldest();
        }

        return true;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DropOldest()
    {
        lanes.Oldest.Waiting.DropFirst();
        queued--;
        DropFor(DropReason.QueueFull, 1);
        EndFlushes();
    }

    private void DropNew(int count) => DropFor(takesNoMore ? DropReason.Disposed : DropReason.QueueFull, count);

    private void DropFor(DropReason reason, int count)
    {
        counts.Drop(reason, count);
        if (reason == DropReason.QueueFull)
        {
            Volatile.Write(ref droppedWhenFull, droppedWhenFull + count);
        }
    }

    private void EndFlushes()
    {
        if (flushes.IsAny)
        {
            flushes.Complete(isClosed ? long.MaxValue : lanes.AwaitedFrom);
        }
    }
}
