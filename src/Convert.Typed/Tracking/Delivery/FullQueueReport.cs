using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Tells the log what a full queue has dropped: at once, and then at most once a minute, whatever the load.</summary>
internal sealed partial class FullQueueReport(EventQueue queue, TrackingOptions options, TrackingServices services)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private long reported;
    private long? lastReport;

    public void LogWhenDue()
    {
        var dropped = queue.Ledger.Dropped.QueueFull;
        lock (turn)
        {
            var added = dropped - reported;
            if (added <= 0 || (lastReport is { } last && services.Time.GetElapsedTime(last) < Interval))
            {
                return;
            }

            reported = dropped;
            lastReport = services.Time.GetTimestamp();
            QueueFull(services.Logger, added, options.QueueCapacity);
        }
    }

    [LoggerMessage(47, LogLevel.Warning, "Convert: {Count} events were dropped because {Capacity} were queued or in flight. If requests succeed, raise Tracking.QueueCapacity or Tracking.RequestsInFlight; else see why they fail.")]
    private static partial void QueueFull(ILogger logger, long count, int capacity);
}
