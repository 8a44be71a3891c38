using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// Sends the events of one lane: one request after the other, and the same events again after a failure that certainly kept
/// them from being counted.
/// </summary>
internal sealed partial class LaneSender(
    EventQueue queue, IBatchSteps batches, EventLane lane, EventRoute route, TrackingOptions options, TrackingServices services, FullQueueReport fullQueue, RefusalReport refusalReport)
{
    private readonly ILogger logger = services.Logger;
    private readonly MeasuredRequest request = new(route, services);
    private readonly Backoff backoff = new(services.Random);
    private readonly Refusals refusals = new();

    // Whether the log knows that events wait, since any were sent.
    private bool isWaitTold;

    /// <summary>Runs until the queue is closed. No thread is blocked, and none runs as long as nothing is queued.</summary>
    /// <param name="closing">Cancelled after the queue was closed: gives up the request in flight.</param>
    public async Task RunAsync(CancellationToken closing)
    {
        using var body = new TrackRequestBody(options.CompressAbove);
        using var timer = services.Time.CreateTimer(static sender => ((LaneSender)sender!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (await StepAsync(body, timer, closing).ConfigureAwait(false))
        {
        }
    }

    // False when the queue is closed.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever happens to one batch, the next must be sent. The batch is dropped and counted, the lane holds back, and the log has it.")]
    private async Task<bool> StepAsync(TrackRequestBody body, ITimer timer, CancellationToken closing)
    {
        try
        {
            var step = queue.Next(lane);
            fullQueue.LogWhenDue();
            if (step.Rest is { } rest)
            {
                timer.Change(WholeMilliseconds(step.AtMost), Timeout.InfiniteTimeSpan);
                await rest.ConfigureAwait(false);
            }
            else if (!step.IsEnd)
            {
                await SendBatchAsync(body, closing).ConfigureAwait(false);
            }

            return !step.IsEnd;
        }
        catch (Exception fault)
        {
            SendingFailed(logger, fault);
            GiveUpBatch();
            return true;
        }
    }

    // Nobody can tell how far it came, and the next would fare no better at once.
    private void GiveUpBatch()
    {
        batches.Settle(lane, lane.Batch.Count, DropReason.Unanswered);
        batches.PutBack(lane, backoff.Next(askedFor: null), isAsked: false);
    }

    // Timers round down, and would fire just before the moment.
    private static TimeSpan WholeMilliseconds(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));

    private void Wake() => queue.Wake(lane);

    private async Task SendBatchAsync(TrackRequestBody body, CancellationToken closing)
    {
        var isOpen = batches.Group(lane);
        while (isOpen && lane.Batch.Count > 0)
        {
            var together = Math.Min(lane.Batch.Count, refusals.MostTogether);
            var count = body.Write(lane.Batch.Events[..together], route.Identity());
            if (count == 0)
            {
                isOpen = DropFirst(body.Fault);
                continue;
            }

            if (!batches.Begin(lane, count))
            {
                return;
            }

            var answer = await request.SendAsync(body, count, closing).ConfigureAwait(false);
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
                return Delivered(answer, count);

            case TrackOutcome.Refused:
                return Refused(answer, count);

            case TrackOutcome.AnswerLost when !options.AtLeastOnce:
                // The next events would fare no better at once.
                BatchUnanswered(logger, count, answer.Fault);
                batches.Settle(lane, count, DropReason.Unanswered);
                batches.PutBack(lane, backoff.Next(askedFor: null), isAsked: false);
                return false;

            default:
                HoldBack(answer);
                return false;
        }
    }

    private bool Delivered(in TrackAnswer answer, int count)
    {
        if (backoff.Failures > 0)
        {
            SentAgain(logger, backoff.Failures);
        }

        isWaitTold = false;
        backoff.Reset();
        refusals.Taken();
        refusalReport.Taken(answer, count);
        return batches.Settle(lane, count);
    }

    // Several events refused for their values are kept: one of them may be bad, and half of them are tried next.
    private bool Refused(in TrackAnswer answer, int count)
    {
        if (!Refusals.IsForValues(answer))
        {
            refusalReport.Log(answer, count);
            return DropRefused(count, holdsBack: true);
        }

        if (count > 1)
        {
            refusals.Halve(count);
            return batches.Begin(lane, 0);
        }

        // A second one in a row is no visitor's mistake any more: the service must not be flooded with all the others.
        refusalReport.Log(answer, Named(lane.Batch.Events[0].Event));
        var holdsBack = refusals.IsInRow;
        refusals.FoundOne();
        return DropRefused(count, holdsBack);
    }

    private bool DropRefused(int count, bool holdsBack)
    {
        var isOpen = batches.Settle(lane, count, DropReason.Refused);
        if (holdsBack)
        {
            batches.PutBack(lane, backoff.Next(askedFor: null), isAsked: false);
        }

        return isOpen && !holdsBack;
    }

    private void HoldBack(in TrackAnswer answer)
    {
        var delay = backoff.Next(answer.RetryAfter);
        batches.PutBack(lane, delay, isAsked: answer.RetryAfter is { Ticks: > 0 });
        if (!isWaitTold)
        {
            EventsWait(logger, answer.Fault, delay);
        }

        isWaitTold = true;
    }

    // The first event fits into no request, or cannot be written.
    private bool DropFirst(Exception? fault)
    {
        var first = Named(lane.Batch.Events[0].Event);
        if (fault is null)
        {
            TooLarge(logger, first);
        }
        else
        {
            Unwritable(logger, first, fault.Message);
        }

        return batches.Settle(lane, 1, fault is null ? DropReason.TooLarge : DropReason.Unwritable);
    }

    // Without its values, which are somebody's data, and may be megabytes.
    private static string Named(in TrackedEvent tracked) => tracked.GoalId is { } goalId
        ? $"a conversion of goal {goalId}"
        : $"a decision of experience {tracked.ExperienceId}";

    [LoggerMessage(41, LogLevel.Warning, "Convert: {Count} events were sent and no answer came. {Fault} They are dropped, for the service may have counted them; set Tracking.AtLeastOnce to send such events again.")]
    private static partial void BatchUnanswered(ILogger logger, int count, string? fault);

    [LoggerMessage(42, LogLevel.Warning, "Convert: events cannot be sent at the moment. {Fault} They wait in the queue; the next try is in {Delay}.")]
    private static partial void EventsWait(ILogger logger, string? fault, TimeSpan delay);

    [LoggerMessage(43, LogLevel.Information, "Convert: events are sent again, after {Failures} failures.")]
    private static partial void SentAgain(ILogger logger, int failures);

    [LoggerMessage(44, LogLevel.Warning, "Convert: {Event} is larger than a request may be (256 KB) and is dropped. Look at its goal data, and at the visitor's id and segments.")]
    private static partial void TooLarge(ILogger logger, string @event);

    [LoggerMessage(46, LogLevel.Error, "Convert: sending events failed in a way that is not foreseen. Sending goes on; please report what follows.")]
    private static partial void SendingFailed(ILogger logger, Exception fault);

    [LoggerMessage(49, LogLevel.Warning, "Convert: {Event} cannot be written as JSON and is dropped. {Fault} Look at its goal data, and at the visitor's segments.")]
    private static partial void Unwritable(ILogger logger, string @event, string fault);
}
