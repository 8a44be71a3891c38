namespace ConvertTyped.Tracking;

/// <summary>Why an event will never be sent. The meanings are those of <see cref="DroppedEvents"/>.</summary>
internal enum DropReason
{
    QueueFull = 0,
    Refused = 1,
    Unanswered = 2,
    TooLarge = 3,
    Disposed = 4,
    Unwritable = 5,
}
