namespace ConvertTyped.Tracking;

/// <summary>Those who wait until what they saw queued was sent or dropped. Used under the queue's lock.</summary>
internal sealed class Flushes
{
    // By number, the smallest first: whoever comes later waits for more.
    private readonly LinkedList<Flush> waiting = [];

    /// <summary>Events below this number leave at once.</summary>
    public long Below { get; private set; }

    public bool IsAny => waiting.Count > 0;

    public LinkedListNode<Flush> Add(long number)
    {
        Below = number;
        return waiting.AddLast(new Flush(number));
    }

    /// <summary>Forgets one that waits no longer, completed or not.</summary>
    public void Remove(LinkedListNode<Flush> flush)
    {
        if (flush.List is not null)
        {
            waiting.Remove(flush);
        }
    }

    /// <summary>Completes those that wait for nothing that is left.</summary>
    public void Complete(long settledBelow)
    {
        while (waiting.First is { } first && first.Value.Number <= settledBelow)
        {
            first.Value.Complete();
            waiting.RemoveFirst();
        }
    }
}
