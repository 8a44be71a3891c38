using ConvertTyped.Transport;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Tells the log what the service refused, or took in an odd way, without a line for each request of each lane.</summary>
internal sealed partial class RefusalReport(TrackingServices services)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();

    // The status of the refusal that the log knows; null when requests are taken.
    private int? known;
    private long nextEvent = long.MinValue;
    private int untold;
    private bool isOddityKnown;

    /// <summary>A request was taken: the next refusal is news again. What is odd about its answer is told once, until one is as it should be.</summary>
    public void Taken(in TrackAnswer answer, int count)
    {
        var isOdd = answer.Fault is not null;
        bool isKnown;
        lock (turn)
        {
            known = null;
            isKnown = isOddityKnown;
            isOddityKnown = isOdd;
        }

        if (isOdd && !isKnown)
        {
            OddlyTaken(services.Logger, count, answer.Fault);
        }
    }

    /// <summary>Requests are refused for who sends them or where to. Told once, until the status changes or one is taken.</summary>
    public void Log(in TrackAnswer answer, int count)
    {
        var status = (int)(answer.Status ?? 0);
        lock (turn)
        {
            if (known == status)
            {
                return;
            }

            known = status;
        }

        BatchRefused(services.Logger, count, answer.Fault);
    }

    /// <summary>One event was refused for its values. Told at once, and then at most once a minute with how many there were since.</summary>
    public void Log(in TrackAnswer answer, string refused)
    {
        int before;
        lock (turn)
        {
            var now = services.Time.GetTimestamp();
            if (now < nextEvent)
            {
                untold++;
                return;
            }

            nextEvent = now + (long)(Interval.TotalSeconds * services.Time.TimestampFrequency);
            before = untold;
            untold = 0;
        }

        EventRefused(services.Logger, refused, before, answer.Fault);
    }

    [LoggerMessage(40, LogLevel.Warning, "Convert: {Count} events were refused and are dropped, and so will be others until this changes. {Fault}")]
    private static partial void BatchRefused(ILogger logger, int count, string? fault);

    [LoggerMessage(51, LogLevel.Warning, "Convert: {Event} was refused and is dropped, after {Before} others that this log was not told of. {Fault} Look at its values: its goal data, and the visitor's id and segments. Other events are sent.")]
    private static partial void EventRefused(ILogger logger, string @event, int before, string? fault);

    [LoggerMessage(53, LogLevel.Warning, "Convert: {Count} events count as sent, for the answer was a success, and the service may not have them. {Fault}")]
    private static partial void OddlyTaken(ILogger logger, int count, string? fault);
}
