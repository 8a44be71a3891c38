namespace ConvertTyped.Tracking;

/// <summary>An event in the queue.</summary>
/// <param name="Number">Its place among all that were queued: a smaller one came earlier.</param>
/// <param name="Event">What happened.</param>
internal readonly record struct QueuedEvent(long Number, TrackedEvent Event);
