using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Tells the log what a full queue has dropped: at once, and then at most once a minute, whatever the load.</summary>
internal sealed partial class FullQueueReport(EventQueue queue, TrackingOptions options, TrackingServices services)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private long reported;
    private long nextReport = long.MinValue;

    /// <summary>Costs no lock as long as there is nothing to tell. Not to be called under the queue's lock: it writes to the log.</summary>
    public void LogWhenDue()
    {
        if (queue.DroppedWhenFull != Volatile.Read(ref reported) && IsDue)
        {
            Log(isLast: false);
        }
    }

    /// <summary>Tells what was not told yet, at the end.</summary>
    public void LogRest() => Log(isLast: true);

    private void Log(bool isLast)
    {
        long added;
        lock (turn)
        {
            var dropped = queue.DroppedWhenFull;
            added = dropped - reported;
            if (added <= 0 || !(isLast || IsDue))
            {
                return;
            }

            Volatile.Write(ref reported, dropped);
            Volatile.Write(ref nextReport, services.Time.GetTimestamp() + (long)(Interval.TotalSeconds * services.Time.TimestampFrequency));
        }

        QueueFull(services.Logger, added, options.QueueCapacity);
    }

    private bool IsDue => services.Time.GetTimestamp() >= Volatile.Read(ref nextReport);

    [LoggerMessage(47, LogLevel.Warning, "Convert: {Count} events were dropped because {Capacity} were queued or in flight. If requests succeed, raise Tracking.QueueCapacity or Tracking.RequestsInFlight; else see why they fail.")]
    private static partial void QueueFull(ILogger logger, long count, int capacity);
}
