using System.Runtime.CompilerServices;

namespace ConvertTyped.Tracking;

/// <content>The bound of the queue: who has a place, and who makes way.</content>
internal sealed partial class EventQueue
{
    // Places promised to events that are about to come.
    private int reserved;

    /// <summary>How many events a full queue has dropped, to be looked at often: it takes no lock.</summary>
    public long DroppedWhenFull => counts.DroppedWhenFull;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DropOldest()
    {
        lanes.Oldest.Waiting.DropFirst();
        queued--;
        counts.Drop(DropReason.QueueFull, 1);
        EndFlushes();
    }

    private void DropNew(int count) => counts.Drop(takesNoMore ? DropReason.Disposed : DropReason.QueueFull, count);
}
