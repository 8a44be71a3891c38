namespace ConvertTyped;

/// <summary>Which event makes way when the queue is full.</summary>
public enum QueueFullMode
{
    /// <summary>
    /// The one that has waited longest: what is sent is recent. When too few wait, because all others are in flight, a
    /// conversion finds no place and answers <see cref="TrackResult.QueueFull"/>.
    /// </summary>
    DropOldest = 0,

    /// <summary>The one that comes: what is queued is safe. A conversion that finds no place answers <see cref="TrackResult.QueueFull"/>.</summary>
    DropNewest = 1,
}
