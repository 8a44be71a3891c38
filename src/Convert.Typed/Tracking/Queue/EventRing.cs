using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ConvertTyped.Tracking;

/// <summary>
/// Events that wait, oldest first, with room at both ends. Its memory grows in chunks to what once waited at the same time and
/// stays, so that a busy queue allocates nothing. Not thread-safe.
/// </summary>
internal sealed class EventRing
{
    private const int ChunkSize = 256;

    private readonly QueuedEvent[]?[] chunks;
    private int first;

    public EventRing(int capacity) => chunks = new QueuedEvent[(capacity + ChunkSize - 1) / ChunkSize][];

    public int Count { get; private set; }

    /// <summary>The number of the oldest event; the largest one there is when nothing waits.</summary>
    public long FirstNumber => Count == 0 ? long.MaxValue : Slot(first).Number;

    private int Slots => chunks.Length * ChunkSize;

    public void AddLast(in TrackedEvent tracked, long number)
    {
        Debug.Assert(Count < Slots, "Whoever adds has counted the places.");
        var position = first + Count;
        ref var slot = ref SlotToFill(position < Slots ? position : position - Slots);
        slot.Number = number;
        slot.Event = tracked;
        Count++;
    }

    public void AddFirst(in QueuedEvent queued)
    {
        Debug.Assert(Count < Slots, "Events that come back kept their places.");
        first = first == 0 ? Slots - 1 : first - 1;
        SlotToFill(first) = queued;
        Count++;
    }

    public void TakeFirst(out QueuedEvent queued)
    {
        queued = Slot(first);
        DropFirst();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void DropFirst()
    {
        Slot(first) = default;
        Count--;

        // An empty ring begins anew, so that a small load stays within the first chunk.
        first = Count == 0 || first + 1 == Slots ? 0 : first + 1;
    }

    public void Clear()
    {
        Array.Clear(chunks);
        Count = first = 0;
    }

    private ref QueuedEvent Slot(int position) => ref chunks[position / ChunkSize]![position % ChunkSize];

    private ref QueuedEvent SlotToFill(int position)
    {
        chunks[position / ChunkSize] ??= new QueuedEvent[ChunkSize];
        return ref Slot(position);
    }
}
