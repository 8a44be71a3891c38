namespace ConvertTyped.Tracking;

/// <summary>
/// The events that a lane took out of the queue for its next requests. They keep their places in the queue's bound until
/// each was sent or dropped, or they go back.
/// </summary>
/// <remarks>Changed under the queue's lock, and by its lane alone, which may therefore read it without.</remarks>
internal sealed class EventBatch
{
    /// <summary>How many events a request holds at most.</summary>
    public const int MostEvents = 500;

    private readonly QueuedEvent[] events = new QueuedEvent[MostEvents];
    private int settled;
    private int end;

    public int Count => end - settled;

    /// <summary>How many of them, from the first on, are in a request that has not ended.</summary>
    public int InRequest { get; set; }

    /// <summary>What has not been settled: the events of a visitor together and in order.</summary>
    public ReadOnlySpan<QueuedEvent> Events => events.AsSpan(settled..end);

    /// <summary>The number of the oldest event that was taken; the largest one there is when none was, or all are settled.</summary>
    public long FirstNumber { get; private set; } = long.MaxValue;

    /// <summary>Takes what waits, as much as fits.</summary>
    public void Fill(EventRing waiting)
    {
        FirstNumber = waiting.FirstNumber;
        while (end < MostEvents && waiting.Count > 0)
        {
            waiting.TakeFirst(out events[end++]);
        }
    }

    /// <summary>Puts the events of each visitor together. Only their lane may do it, before it reads them.</summary>
    public void GroupByVisitor() => events.AsSpan(settled..end).Sort(static (left, right) =>
        string.CompareOrdinal(left.Event.VisitorId, right.Event.VisitorId) is not 0 and var order ? order : left.Number.CompareTo(right.Number));

    /// <summary>The first of them were sent or dropped.</summary>
    public void Settle(int count)
    {
        settled += count;
        InRequest = 0;
        if (Count == 0)
        {
            Clear();
        }
    }

    /// <summary>Gives all back to the front, in the order in which they came.</summary>
    public void PutBack(EventRing waiting)
    {
        events.AsSpan(settled..end).Sort(static (left, right) => left.Number.CompareTo(right.Number));
        for (var position = end - 1; position >= settled; position--)
        {
            waiting.AddFirst(events[position]);
        }

        Clear();
    }

    private void Clear()
    {
        Array.Clear(events, 0, end);
        settled = end = InRequest = 0;
        FirstNumber = long.MaxValue;
    }
}
