using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ConvertTyped.Tracking;

/// <summary>
/// Events that wait, oldest first, with room at both ends. Its memory comes in chunks, which go back as soon as nothing is in
/// them. Not thread-safe.
/// </summary>
/// <param name="capacity">How many events it holds at most.</param>
/// <param name="spare">Where chunks come from and go to.</param>
internal sealed class EventRing(int capacity, SpareChunks spare)
{
    private const int ChunkSize = SpareChunks.ChunkSize;

    private readonly QueuedEvent[]?[] chunks = new QueuedEvent[(capacity + ChunkSize - 1) / ChunkSize][];
    private int first;

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

    /// <summary>Copies events whose number is at least <paramref name="number"/>, ascending, as many as there is room for.</summary>
    /// <returns>How many that were.</returns>
    public int CopyFrom(long number, Span<QueuedEvent> copies)
    {
        var position = PositionOf(number);
        var count = Math.Min(Count - position, copies.Length);
        for (var copied = 0; copied < count; copied++)
        {
            copies[copied] = SlotOf(position + copied);
        }

        return count;
    }

    public void TakeFirst(out QueuedEvent queued)
    {
        queued = Slot(first);
        DropFirst();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void DropFirst()
    {
        var dropped = first;
        Slot(dropped) = default;
        Count--;

        // An empty ring begins anew, so that a small load stays within the first chunk.
        first = Count == 0 || dropped + 1 == Slots ? 0 : dropped + 1;
        if (first % ChunkSize == 0)
        {
            LeaveChunk(dropped / ChunkSize);
        }
    }

    public void Clear()
    {
        Array.Clear(chunks);
        spare.Clear();
        Count = first = 0;
    }

    private void LeaveChunk(int number)
    {
        // The last event of a ring that is full may be where the first one was.
        var isEmpty = Count <= Slots - ChunkSize;
        var beginsAnewThere = Count == 0 && number == 0;
        if (isEmpty && !beginsAnewThere)
        {
            spare.Return(chunks[number]!);
            chunks[number] = null;
        }
    }

    // Of the first event with at least that number: numbers ascend.
    private int PositionOf(long number)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SlotOf(middle).Number < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ref QueuedEvent SlotOf(int position) => ref Slot((first + position) % Slots);

    private ref QueuedEvent Slot(int position) => ref chunks[position / ChunkSize]![position % ChunkSize];

    private ref QueuedEvent SlotToFill(int position)
    {
        chunks[position / ChunkSize] ??= spare.Take();
        return ref Slot(position);
    }
}
