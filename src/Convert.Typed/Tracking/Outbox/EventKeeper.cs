using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// Keeps the outbox in step with the queue: writes what waits a moment after it was accepted, marks what is about to be sent,
/// removes what has an end, brings back what dead processes left, and leaves the rest to a later process.
/// </summary>
/// <remarks>
/// Nothing here runs within a call that decides or tracks. One lock is held for each step with the disk, and taken before the
/// queue's own, never after it: so the rows of a batch and its counts change together, and closing finds no half of a step.
/// </remarks>
internal sealed partial class EventKeeper(IEventOutbox outbox, EventQueue queue, EventRoute route, TrackingOptions options, TrackingServices services) : IBatchSteps
{
    private readonly Lock turn = new();
    private readonly OwnJournal own = new(outbox, route.Destination, services);
    private readonly Leftovers leftovers = new(outbox, route.Destination, queue, options, services);
    private readonly QueuedEvent[] copies = new QueuedEvent[EventBatch.MostEvents];
    private ITimer? timer;
    private long droppedWhenFull;
    private bool isClosed;
    private int isStepping;

    /// <summary>Begins to write, and to look for what was left.</summary>
    public void Start()
    {
        var created = services.Time.CreateTimer(static keeper => ((EventKeeper)keeper!).Step(), this, TimeSpan.Zero, outbox.WriteInterval);
        lock (turn)
        {
            timer = created;
        }
    }

    public bool Group(EventLane lane)
    {
        // Closing reads what is in the batch.
        lock (turn)
        {
            return !isClosed && queue.Group(lane);
        }
    }

    public bool Begin(EventLane lane, int count)
    {
        lock (turn)
        {
            if (isClosed)
            {
                return false;
            }

            own.WriteSending(lane.Batch.Events, count, lane.Batch.InRequest);
            return queue.Begin(lane, count);
        }
    }

    public bool Settle(EventLane lane, int count, DropReason? dropped = null)
    {
        lock (turn)
        {
            if (!isClosed)
            {
                own.Remove(lane.Batch.Events[..count]);
            }

            return queue.Settle(lane, count, dropped);
        }
    }

    public void PutBack(EventLane lane, TimeSpan delay, bool isAsked)
    {
        lock (turn)
        {
            if (!isClosed)
            {
                own.Write(lane.Batch.Events);
                RemoveDropped();
            }

            queue.PutBack(lane, delay, isAsked);
        }
    }

    /// <summary>Closes the queue and leaves what it holds in the outbox, apart from what the outbox does not take, and what may have arrived.</summary>
    /// <returns>How many events are neither sent nor in the outbox.</returns>
    public int Close()
    {
        lock (turn)
        {
            timer?.Dispose();
            if (queue.CloseAndGiveLeft(options.AtLeastOnce, out var unanswered) is not { } left)
            {
                return 0;
            }

            isClosed = true;
            leftovers.Release();
            RemoveDropped();
            var kept = own.Close(left, unanswered);
            queue.ConcludeClosing(kept);
            if (kept > 0)
            {
                LeftInOutbox(services.Logger, kept);
            }

            return left.Count - kept + unanswered.Count;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A timer calls it: what escapes ends the process. It is logged, and the next step comes.")]
    private void Step()
    {
        // A step that takes longer than the interval, on a slow disk, is not queued up behind.
        if (Interlocked.Exchange(ref isStepping, 1) != 0)
        {
            return;
        }

        try
        {
            lock (turn)
            {
                if (!isClosed)
                {
                    RemoveDropped();
                    leftovers.Restore(own);
                    WriteWaiting();
                }
            }
        }
        catch (Exception fault)
        {
            StepFailed(services.Logger, fault);
        }
        finally
        {
            Volatile.Write(ref isStepping, 0);
        }
    }

    // In slices, so that the queue's lock is held for a moment only.
    private void WriteWaiting()
    {
        var end = queue.NextNumber;
        if (!own.IsReady() || end == own.WrittenBelow)
        {
            return;
        }

        foreach (var lane in queue.Lanes)
        {
            var from = own.WrittenBelow;
            while (queue.CopyWaiting(lane, from, copies) is > 0 and var count)
            {
                if (!own.Write(copies.AsSpan(0, count)))
                {
                    return;
                }

                from = copies[count - 1].Number + 1;
            }

            // After what waits, so that what a lane takes meanwhile is seen; it does not come further before this step has ended.
            if (!WriteBatch(lane))
            {
                return;
            }
        }

        Array.Clear(copies);
        own.WrittenBelow = end;
    }

    private bool WriteBatch(EventLane lane)
    {
        var count = queue.CopyBatch(lane, copies, out var inRequest);
        var batch = copies.AsSpan(0, count);
        return own.HasAll(batch) || own.Write(batch, inRequest);
    }

    // What made way was older than all that waits, but perhaps not older than what is on its way. To be called before that, or
    // anything else that is older, waits again.
    private void RemoveDropped()
    {
        var dropped = queue.DroppedWhenFull;
        if (dropped == droppedWhenFull)
        {
            return;
        }

        droppedWhenFull = dropped;

        // Before the batches are looked at: what a lane takes meanwhile is not below it.
        var firstWaiting = queue.FirstWaiting;
        var onTheirWay = new List<long>();
        foreach (var lane in queue.Lanes)
        {
            foreach (ref readonly var queued in copies.AsSpan(0, queue.CopyBatch(lane, copies, out _)))
            {
                onTheirWay.Add(queued.Number);
            }
        }

        Array.Clear(copies);
        own.RemoveBelow(firstWaiting, onTheirWay);
    }

    [LoggerMessage(60, LogLevel.Information, "Convert: {Count} events are left in the outbox; the next start delivers them.")]
    private static partial void LeftInOutbox(ILogger logger, int count);

    [LoggerMessage(61, LogLevel.Error, "Convert: the outbox failed in a way that is not foreseen. Events go on; please report what follows.")]
    private static partial void StepFailed(ILogger logger, Exception fault);
}
