namespace ConvertTyped;

/// <summary>How events are queued and sent. Read once, when the client is made.</summary>
public sealed class TrackingOptions
{
    private const int MostCapacity = 1_000_000;

    /// <summary>
    /// Whether tracking is on when the client starts; true by default. <see cref="ConvertTracking.Enabled"/> switches it at
    /// run time.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many events wait or are in flight at most, 10,000 by default, 1,000,000 at most. An event in the queue takes 56 bytes and what it refers to.</summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>Which event makes way when the queue is full; the one that has waited longest by default.</summary>
    public QueueFullMode FullMode { get; set; }

    /// <summary>How many waiting events make a batch leave at once, 10 by default, 500 at most.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>How long an event waits at most for <see cref="BatchSize"/> to be reached, 1 second by default.</summary>
    public TimeSpan ReleaseInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many requests are in flight at most, 1 by default. Visitors are dealt out to as many lanes, so that the events of
    /// one visitor stay in order.
    /// </summary>
    public int RequestsInFlight { get; set; } = 1;

    /// <summary>
    /// Requests of at least so many bytes are compressed with gzip. Null, the default, compresses none: the service does not
    /// say that it takes compressed requests, and no SDK of its own sends them.
    /// </summary>
    public int? CompressAbove { get; set; }

    /// <summary>
    /// Sends a batch again when its request was sent and no answer came. Off by default: the protocol has no event ids, so a
    /// batch that did arrive would be counted twice, and revenue that is too high is harder to find than a batch that the
    /// ledger counts as unanswered. A request that certainly did not arrive is repeated either way.
    /// </summary>
    public bool AtLeastOnce { get; set; }

    /// <summary>
    /// How long disposing the client, which stopping the host does, may take to send what is queued; 5 seconds by default.
    /// What is left then is dropped, counted and logged; with an outbox it is kept for the next start.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds an event <c>feature_flag.evaluation</c> to the current activity whenever a feature is evaluated, with OpenTelemetry's
    /// <c>feature_flag.*</c> attributes; the visitor's id is among them. Off by default.
    /// </summary>
    public bool TraceEvaluations { get; set; }

    /// <summary>The options as they are now, whatever becomes of these.</summary>
    internal TrackingOptions Copy() => (TrackingOptions)MemberwiseClone();

    /// <summary>What makes no sense, each with what to set instead.</summary>
    internal IEnumerable<string> Faults()
    {
        if (BatchSize is < 1 or > Tracking.EventBatch.MostEvents)
        {
            yield return $"Convert: Tracking.BatchSize is {BatchSize}. A request takes 1 to {Tracking.EventBatch.MostEvents} events; the default is 10.";
        }

        if (QueueCapacity < Math.Max(2, BatchSize))
        {
            yield return $"Convert: Tracking.QueueCapacity is {QueueCapacity}. The queue must hold a batch ({BatchSize} events) and at least 2; the default is 10,000.";
        }

        if (QueueCapacity > MostCapacity)
        {
            yield return $"Convert: Tracking.QueueCapacity is {QueueCapacity}. The queue holds at most 1,000,000 events, which take 56 MB and what they refer to; the default is 10,000.";
        }

        if (!Enum.IsDefined(FullMode))
        {
            yield return $"Convert: Tracking.FullMode is {FullMode}. Set it to DropOldest or DropNewest.";
        }

        if (ReleaseInterval <= TimeSpan.Zero || ReleaseInterval > TimeSpan.FromHours(1))
        {
            yield return $"Convert: Tracking.ReleaseInterval is {ReleaseInterval}. Set it to a time up to an hour; the default is 1 second.";
        }

        if (RequestsInFlight is < 1 or > 64)
        {
            yield return $"Convert: Tracking.RequestsInFlight is {RequestsInFlight}. Set it to 1 to 64; the default is 1.";
        }

        if (CompressAbove < 0)
        {
            yield return $"Convert: Tracking.CompressAbove is {CompressAbove}. It is a number of bytes; leave it null to compress nothing.";
        }

        if (ShutdownTimeout < TimeSpan.Zero || ShutdownTimeout > TimeSpan.FromHours(1))
        {
            yield return $"Convert: Tracking.ShutdownTimeout is {ShutdownTimeout}. Set it to a time up to an hour, or to zero to drop what is queued at once; the default is 5 seconds.";
        }
    }
}
