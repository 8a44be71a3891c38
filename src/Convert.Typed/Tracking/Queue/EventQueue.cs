using System.Runtime.CompilerServices;

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

    // Places promised to events that are about to come.
    private int reserved;
    private long nextNumber;
    private bool takesNoMore;
    private bool isClosed;

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
            counts.Drop(takesNoMore ? DropReason.Disposed : DropReason.QueueFull, places);
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
    public void Add(in TrackedEvent tracked, bool hasPlace = false)
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
                counts.Drop(takesNoMore ? DropReason.Disposed : DropReason.QueueFull, 1);
                return;
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
            lane.HeldUntil = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
            lane.IsHeldByService = isAsked;
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
            }
        }

        WakeAll();
    }

    /// <summary>Completes when every event that was accepted before the call was sent or dropped.</summary>
    /// <exception cref="OperationCanceledException">The caller waits no longer. The events stay.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Flush flush;
        lock (turn)
        {
            flush = flushes.Add(nextNumber);
            EndFlushes();
        }

        WakeAll();
        try
        {
            await flush.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (turn)
            {
                flushes.Remove(flush);
            }
        }
    }

    /// <summary>From now on what comes is dropped and counted; what is queued still leaves.</summary>
    public void TakeNoMore()
    {
        lock (turn)
        {
            takesNoMore = true;
        }
    }

    /// <summary>Takes and gives nothing more. What is left is dropped and counted here, so that the ledger is final.</summary>
    /// <returns>How many events that were.</returns>
    public int Close()
    {
        int left;
        lock (turn)
        {
            left = queued + inFlight;
            counts.Drop(DropReason.Unanswered, inFlight);
            inFlight = 0;
            takesNoMore = isClosed = true;
            DropLeft();
        }

        WakeAll();
        return left;
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
        while (queued + inFlight + reserved + wanted > options.QueueCapacity)
        {
            if (options.FullMode == QueueFullMode.DropNewest || queued == 0)
            {
                return false;
            }

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
        counts.Drop(DropReason.QueueFull, 1);
        EndFlushes();
    }

    private void EndFlushes()
    {
        if (flushes.IsAny)
        {
            flushes.Complete(isClosed ? long.MaxValue : lanes.SettledBelow);
        }
    }
}
