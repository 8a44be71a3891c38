namespace ConvertTyped.Tracking;

/// <summary>Those who wait until what they saw queued was sent or dropped. Used under the queue's lock.</summary>
internal sealed class Flushes
{
    private readonly List<Flush> waiting = [];

    /// <summary>Events below this number leave at once.</summary>
    public long Below { get; private set; }

    public bool IsAny => waiting.Count > 0;

    public Flush Add(long number)
    {
        var flush = new Flush(number);
        waiting.Add(flush);
        Below = number;
        return flush;
    }

    public void Remove(Flush flush) => waiting.Remove(flush);

    /// <summary>Completes those that wait for nothing that is left.</summary>
    public void Complete(long settledBelow)
    {
        foreach (var flush in waiting)
        {
            if (flush.Number <= settledBelow)
            {
                flush.Complete();
            }
        }
    }
}
