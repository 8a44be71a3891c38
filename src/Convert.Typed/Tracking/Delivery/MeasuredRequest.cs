using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Makes track requests and measures them. Whatever fails on the way, and whoever listens, there is an answer.</summary>
internal sealed partial class MeasuredRequest(EventRoute route, TrackingServices services)
{
    private readonly ILogger logger = services.Logger;

    /// <summary>Sends a body.</summary>
    /// <param name="body">It is not touched any more once the answer is there.</param>
    /// <param name="count">How many events it holds.</param>
    /// <param name="closing">Gives up; the answer is then lost.</param>
    public async Task<TrackAnswer> SendAsync(TrackRequestBody body, int count, CancellationToken closing)
    {
        var activity = StartMeasuring(count);
        var start = services.Time.GetTimestamp();
        var answer = await AnswerAsync(body, closing).ConfigureAwait(false);
        EndMeasuring(activity, answer, services.Time.GetElapsedTime(start));
        return answer;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever happens in one request, the next must be sent. Nobody can tell how far this one came: that is the answer, and a log line.")]
    private async Task<TrackAnswer> AnswerAsync(TrackRequestBody body, CancellationToken closing)
    {
        try
        {
            // Closing waits for nobody, not even for who ignores that it is cancelled.
            return await route.Send(body.Bytes, body.IsGzipped, closing).WaitAsync(closing).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            return new(TrackOutcome.AnswerLost);
        }
        catch (Exception fault)
        {
            RequestFailed(logger, fault);
            return new(TrackOutcome.AnswerLost, Fault: fault.Message);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Listeners are the app's code. A fault of theirs costs the measurement, which the log says, and no event.")]
    private Activity? StartMeasuring(int count)
    {
        try
        {
            return services.Telemetry?.StartTrackRequest(count);
        }
        catch (Exception fault)
        {
            ConvertTelemetry.ListenerFailed(logger, fault);
            return null;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "As at the start; and what became of the events is known.")]
    private void EndMeasuring(Activity? activity, in TrackAnswer answer, TimeSpan duration)
    {
        try
        {
            using (activity)
            {
                services.Telemetry?.TrackRequestEnded(activity, answer, duration);
            }
        }
        catch (Exception fault)
        {
            ConvertTelemetry.ListenerFailed(logger, fault);
        }
    }

    [LoggerMessage(52, LogLevel.Error, "Convert: a track request failed in a way that is not foreseen. Sending goes on; please report what follows.")]
    private static partial void RequestFailed(ILogger logger, Exception fault);
}
