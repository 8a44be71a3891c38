namespace ConvertTyped.Tracking;

/// <content>What an outbox asks of the queue: copies of what waits, places for what was left behind, and the rest in the end.</content>
internal sealed partial class EventQueue
{
    // Events from an outbox that stand before all others have numbers below zero.
    private long lowestNumber;

    /// <summary>The number that the next event will have.</summary>
    public long NextNumber
    {
        get
        {
            lock (turn)
            {
                return nextNumber;
            }
        }
    }

    /// <summary>The number below which nothing waits or is in flight.</summary>
    public long FirstNumber
    {
        get
        {
            lock (turn)
            {
                return lanes.SettledBelow;
            }
        }
    }

    /// <summary>The number of the oldest event that waits; the largest one there is when none does.</summary>
    public long FirstWaiting
    {
        get
        {
            lock (turn)
            {
                return lanes.Oldest.Waiting.FirstNumber;
            }
        }
    }

    /// <summary>
    /// How many events from an outbox may be added: half the queue stays free for what comes, so that nothing new is dropped
    /// for them.
    /// </summary>
    public int PlacesForRestored
    {
        get
        {
            lock (turn)
            {
                return takesNoMore ? 0 : Math.Max(0, ((options.QueueCapacity + 1) / 2) - queued - inFlight - reserved);
            }
        }
    }

    /// <summary>Copies events that wait in a lane, with numbers of at least <paramref name="number"/>, as many as there is room for.</summary>
    /// <returns>How many that were.</returns>
    public int CopyWaiting(EventLane lane, long number, Span<QueuedEvent> copies)
    {
        lock (turn)
        {
            return lane.Waiting.CopyFrom(number, copies);
        }
    }

    /// <summary>Copies a lane's batch.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="copies">With room for the largest batch.</param>
    /// <param name="inRequest">How many of them, from the first on, are in a request.</param>
    /// <returns>How many they are.</returns>
    public int CopyBatch(EventLane lane, Span<QueuedEvent> copies, out int inRequest)
    {
        lock (turn)
        {
            var batch = lane.Batch.Events;
            batch.CopyTo(copies);
            inRequest = lane.Batch.InRequest;
            return batch.Length;
        }
    }

    /// <summary>
    /// Takes events that were found in an outbox: before all that wait, or behind them while a batch is out that may come back to
    /// the front.
    /// </summary>
    /// <param name="restored">In the order in which they came; no more than there are <see cref="PlacesForRestored"/>, which only the caller uses up in a way that matters.</param>
    /// <returns>The number of the first; those of the others follow it. Null: there is no place for them any more.</returns>
    public long? Restore(ReadOnlySpan<TrackedEvent> restored)
    {
        long first;
        lock (turn)
        {
            if (takesNoMore || queued + inFlight + reserved + restored.Length > options.QueueCapacity)
            {
                return null;
            }

            first = inFlight == 0 ? AddBeforeAll(restored) : AddBehindAll(restored);
            counts.Accepted += restored.Length;
            counts.Restored += restored.Length;
            queued += restored.Length;
        }

        WakeAll();
        return first;
    }

    /// <summary>Counts events that were found in an outbox and will never be sent.</summary>
    public void CountFound(DropReason reason, int count)
    {
        lock (turn)
        {
            counts.Accepted += count;
            counts.Restored += count;
            counts.Drop(reason, count);
        }
    }

    /// <summary>
    /// As <see cref="Close"/>, but what waits goes on waiting until <see cref="ConcludeClosing"/> says what became of it.
    /// </summary>
    /// <param name="atLeastOnce">Whether what is in a request may be sent again.</param>
    /// <param name="unanswered">The numbers of what is in a request and may not.</param>
    /// <returns>What is left, in the order in which it came; null when the queue was closed before.</returns>
    public List<QueuedEvent>? CloseAndGiveLeft(bool atLeastOnce, out List<long> unanswered)
    {
        var left = new List<QueuedEvent>();
        unanswered = [];
        lock (turn)
        {
            if (isClosed)
            {
                return null;
            }

            foreach (var lane in lanes.All)
            {
                var copies = new QueuedEvent[lane.Waiting.Count];
                lane.Waiting.CopyFrom(long.MinValue, copies);
                left.AddRange(copies);
                var lost = atLeastOnce ? 0 : lane.Batch.InRequest;
                left.AddRange(lane.Batch.Events[lost..]);
                foreach (ref readonly var sent in lane.Batch.Events[..lost])
                {
                    unanswered.Add(sent.Number);
                }
            }

            EndRequests(unanswered.Count);
        }

        left.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        return left;
    }

    /// <summary>So many of what was left are in the outbox now; the rest is dropped.</summary>
    public void ConcludeClosing(int kept)
    {
        lock (turn)
        {
            counts.Kept += kept;
            queued -= kept;
            DropLeft();
        }

        WakeAll();
    }

    private long AddBeforeAll(ReadOnlySpan<TrackedEvent> restored)
    {
        for (var position = restored.Length - 1; position >= 0; position--)
        {
            var lane = lanes.Of(restored[position].VisitorId);
            if (lane.Waiting.Count == 0)
            {
                lane.WaitingSince = time.GetTimestamp();
            }

            lane.Waiting.AddFirst(new QueuedEvent(--lowestNumber, restored[position]));
        }

        return lowestNumber;
    }

    private long AddBehindAll(ReadOnlySpan<TrackedEvent> restored)
    {
        var first = nextNumber;
        foreach (ref readonly var tracked in restored)
        {
            var lane = lanes.Of(tracked.VisitorId);
            if (lane.Waiting.Count == 0)
            {
                lane.WaitingSince = time.GetTimestamp();
            }

            lane.Waiting.AddLast(tracked, nextNumber++);
        }

        return first;
    }
}
