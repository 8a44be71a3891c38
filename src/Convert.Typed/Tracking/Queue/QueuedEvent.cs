namespace ConvertTyped.Tracking;

/// <summary>An event in the queue. Written in place: it is large for a struct, and moved under the queue's lock.</summary>
/// <param name="number">Its place among all that were queued: a smaller one came earlier.</param>
/// <param name="tracked">What happened.</param>
internal struct QueuedEvent(long number, in TrackedEvent tracked)
{
    public long Number = number;
    public TrackedEvent Event = tracked;
}
