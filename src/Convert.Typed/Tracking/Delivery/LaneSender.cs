using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// Sends the events of one lane: one request after the other, and the same events again after a failure that certainly kept
/// them from being counted.
/// </summary>
internal sealed partial class LaneSender(
    EventQueue queue, EventLane lane, EventRoute route, TrackingOptions options, TrackingServices services, FullQueueReport fullQueue, EventKeeper? keeper)
{
    private readonly ILogger logger = services.Logger;
    private readonly Backoff backoff = new(services.Random);

    /// <summary>Runs until the queue is closed. No thread is blocked, and none runs as long as nothing is queued.</summary>
    /// <param name="closing">Cancelled after the queue was closed: gives up the request in flight.</param>
    public async Task RunAsync(CancellationToken closing)
    {
        using var body = new TrackRequestBody(options.CompressAbove, route.EnrichData);
        using var timer = services.Time.CreateTimer(static sender => ((LaneSender)sender!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (queue.Next(lane) is { IsEnd: false } step)
        {
            fullQueue.LogWhenDue();
            if (step.Rest is { } rest)
            {
                timer.Change(WholeMilliseconds(step.AtMost), Timeout.InfiniteTimeSpan);
                await rest.ConfigureAwait(false);
            }
            else
            {
                await SendBatchAsync(body, closing).ConfigureAwait(false);
            }
        }
    }

    // Timers round down, and would fire just before the moment.
    private static TimeSpan WholeMilliseconds(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));

    private void Wake() => queue.Wake(lane);

    private async Task SendBatchAsync(TrackRequestBody body, CancellationToken closing)
    {
        if (keeper is null)
        {
            lane.Batch.GroupByVisitor();
        }

        var isOpen = keeper?.Take(lane) ?? true;
        while (isOpen && lane.Batch.Count > 0)
        {
            var count = body.Write(lane.Batch.Events, route.Identity());
            if (count == 0)
            {
                LogTooLarge(lane.Batch.Events[0].Event);
                isOpen = Settle(1, DropReason.TooLarge);
                continue;
            }

            if (keeper?.Begin(lane, count) == false)
            {
                return;
            }

            var answer = await AnswerAsync(body, count, closing).ConfigureAwait(false);
            if (closing.IsCancellationRequested)
            {
                return;
            }

            isOpen = Conclude(answer, count);
        }
    }

    // Whether there is more to do with the batch.
    private bool Conclude(in TrackAnswer answer, int count)
    {
        switch (answer.Outcome)
        {
            case TrackOutcome.Delivered:
                if (backoff.Failures > 0)
                {
                    SentAgain(logger, backoff.Failures);
                }

                backoff.Reset();
                return Settle(count);

            case TrackOutcome.Refused:
                backoff.Reset();
                BatchRefused(logger, count, answer.Fault);
                return Settle(count, DropReason.Refused);

            case TrackOutcome.AnswerLost when !options.AtLeastOnce:
                // The next events would fare no better at once.
                BatchUnanswered(logger, count, answer.Fault);
                Settle(count, DropReason.Unanswered);
                PutBack(backoff.Next(askedFor: null), isAsked: false);
                return false;

            default:
                HoldBack(answer);
                return false;
        }
    }

    private void HoldBack(in TrackAnswer answer)
    {
        var isFirst = backoff.Failures == 0;
        var delay = backoff.Next(answer.RetryAfter);
        if (isFirst)
        {
            EventsWait(logger, answer.Fault, delay);
        }

        PutBack(delay, isAsked: answer.RetryAfter is { Ticks: > 0 });
    }

    private bool Settle(int count, DropReason? dropped = null) =>
        keeper?.Settle(lane, count, dropped) ?? queue.Settle(lane, count, dropped);

    private void PutBack(TimeSpan delay, bool isAsked)
    {
        if (keeper is null)
        {
            queue.PutBack(lane, delay, isAsked);
        }
        else
        {
            keeper.PutBack(lane, delay, isAsked);
        }
    }

    // Not the event itself, which may be megabytes of somebody's data.
    private void LogTooLarge(in TrackedEvent tracked)
    {
        if (tracked.GoalId is { } goalId)
        {
            ConversionTooLarge(logger, goalId);
        }
        else
        {
            DecisionTooLarge(logger, tracked.ExperienceId);
        }
    }

    private async Task<TrackAnswer> AnswerAsync(TrackRequestBody body, int count, CancellationToken closing)
    {
        using var activity = services.Telemetry?.StartTrackRequest(count);
        var start = services.Time.GetTimestamp();
        var answer = await SendAsync(body, closing).ConfigureAwait(false);
        services.Telemetry?.TrackRequestEnded(activity, answer, services.Time.GetElapsedTime(start));
        return answer;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever happens in one request, the next must be sent. Nobody can tell how far this one came: that is the answer, and a log line.")]
    private async Task<TrackAnswer> SendAsync(TrackRequestBody body, CancellationToken closing)
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
            SendingFailed(logger, fault);
            return new(TrackOutcome.AnswerLost, Fault: fault.Message);
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "Convert: {Count} events were refused and are dropped. {Fault} Check that the SDK key and its secret are those of the project.")]
    private static partial void BatchRefused(ILogger logger, int count, string? fault);

    [LoggerMessage(41, LogLevel.Warning, "Convert: {Count} events were sent and no answer came. {Fault} They are dropped, for the service may have counted them; set Tracking.AtLeastOnce to send such events again.")]
    private static partial void BatchUnanswered(ILogger logger, int count, string? fault);

    [LoggerMessage(42, LogLevel.Warning, "Convert: events cannot be sent at the moment. {Fault} They wait in the queue; the next try is in {Delay}.")]
    private static partial void EventsWait(ILogger logger, string? fault, TimeSpan delay);

    [LoggerMessage(43, LogLevel.Information, "Convert: events are sent again, after {Failures} failures.")]
    private static partial void SentAgain(ILogger logger, int failures);

    [LoggerMessage(44, LogLevel.Warning, "Convert: a conversion of goal {GoalId} is larger than a request may be (256 KB) and is dropped. Look at its goal data, and at the visitor's id and segments.")]
    private static partial void ConversionTooLarge(ILogger logger, string goalId);

    [LoggerMessage(45, LogLevel.Warning, "Convert: a decision of experience {ExperienceId} is larger than a request may be (256 KB) and is dropped. Look at the visitor's id and segments.")]
    private static partial void DecisionTooLarge(ILogger logger, string? experienceId);

    [LoggerMessage(46, LogLevel.Error, "Convert: sending events failed in a way that is not foreseen. Sending goes on; please report what follows.")]
    private static partial void SendingFailed(ILogger logger, Exception fault);
}
