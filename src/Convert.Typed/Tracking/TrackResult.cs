namespace ConvertTyped;

/// <summary>What became of a conversion.</summary>
public enum TrackResult
{
    /// <summary>It was handed to tracking.</summary>
    Queued = 0,

    /// <summary>
    /// The visitor has reached this goal before, and the service counts that once. Pass <c>repeat: true</c> with goal data to
    /// report a further transaction.
    /// </summary>
    AlreadyTracked = 1,

    /// <summary>Rule attributes were given, and the goal's rules do not match them, or it has none.</summary>
    RulesNotMatched = 2,

    /// <summary>Tracking is off, for the visitor or altogether, or the client is disposed. The goal is not marked as reached.</summary>
    TrackingOff = 3,

    /// <summary>
    /// The queue is full, and it drops what is new or all that could make way is in flight. The goal is not marked as reached.
    /// </summary>
    QueueFull = 4,

    /// <summary>The visitor previews a variation and leaves no trace.</summary>
    Preview = 5,

    /// <summary>The config in force has no goal of that key.</summary>
    UnknownGoal = 6,
}
