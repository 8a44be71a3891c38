namespace ConvertTyped.Tracking;

/// <summary>
/// One of the ways out of the queue: the events that wait in it, the batch that is on its way, and what its sender waits for.
/// Everything here changes under the queue's lock.
/// </summary>
internal sealed class EventLane(int capacity, SpareChunks spare)
{
    private TaskCompletionSource? rest;

    public EventRing Waiting { get; } = new(capacity, spare);

    public EventBatch Batch { get; } = new();

    /// <summary>When the oldest waiting event came, as the queue's clock counts; an earlier moment after it was dropped.</summary>
    public long WaitingSince { get; set; }

    /// <summary>Until when the sender holds back after a failure; null when it does not.</summary>
    public long? HeldUntil { get; set; }

    /// <summary>Whether the service named that moment. It is then kept to the end.</summary>
    public bool IsHeldByService { get; set; }

    /// <summary>Whether it holds back until after the queue is closed: nobody waits for it any more.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>How many events must wait for a resting sender to be woken.</summary>
    public int WakesAt { get; private set; }

    /// <summary>The number below which nothing is left in the lane.</summary>
    public long FirstNumber => Math.Min(Waiting.FirstNumber, Batch.FirstNumber);

    /// <summary>What the sender awaits until it is woken.</summary>
    public Task Rest(int wakesAt)
    {
        WakesAt = wakesAt;
        rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return rest.Task;
    }

    /// <summary>What wakes the sender, to be completed after the lock was left; null when it is awake.</summary>
    public TaskCompletionSource? Wake()
    {
        var resting = rest;
        rest = null;
        return resting;
    }

    /// <summary>As <see cref="Wake"/>, when so many events wait as the sender rests for.</summary>
    public TaskCompletionSource? WakeWhenDue() => rest is not null && Waiting.Count >= WakesAt ? Wake() : null;
}
