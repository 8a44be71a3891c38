using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Flushing, and what becomes of events when the client ends.</summary>
public sealed class ShutdownTests : TrackingTest
{
    [Fact]
    public async Task A_flush_sends_what_waits_at_once_and_completes_when_it_was_sent()
    {
        Accept(3);
        var flush = Tracking.FlushAsync();
        var request = await NextRequestAsync();
        Assert.False(flush.IsCompleted);

        request.Answer(TrackOutcome.Delivered);
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 3, Sent = 3 }, Tracking.Ledger);
    }

    [Fact]
    public async Task A_flush_does_not_wait_for_what_comes_after_it()
    {
        Accept(3);
        var flush = Tracking.FlushAsync();
        var request = await NextRequestAsync();
        Accept(3, firstGoal: 4);
        request.Answer(TrackOutcome.Delivered);
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 6, Sent = 3, Queued = 3 }, Tracking.Ledger);
    }

    [Fact]
    public async Task A_flush_completes_when_a_full_queue_dropped_what_it_waited_for()
    {
        Options.QueueCapacity = 10;
        Options.BatchSize = 1;
        Accept(1);
        var inFlight = await NextRequestAsync();
        Accept(1, firstGoal: 2);
        var flush = Tracking.FlushAsync();
        Accept(9, firstGoal: 3);
        inFlight.Answer(TrackOutcome.Delivered);

        await flush.WaitAsync(Patience.Long);

        Assert.Equal((1, 1), (Tracking.Ledger.Sent, Tracking.Ledger.Dropped.QueueFull));
    }

    [Fact]
    public async Task A_flush_of_nothing_completes_at_once() => await Tracking.FlushAsync();

    [Fact]
    public async Task A_flush_that_is_cancelled_leaves_the_events()
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        await Time.NextWaitAsync();
        using var cancellation = new CancellationTokenSource();
        var flush = Tracking.FlushAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
        Assert.Equal(new TrackingLedger { Accepted = 10, Queued = 10 }, Tracking.Ledger);
    }

    [Fact]
    public async Task Closing_sends_what_waits_then_takes_no_more()
    {
        Accept(3);
        var closing = Tracking.CloseAsync().AsTask();
        Accept(2, firstGoal: 4);
        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await closing.WaitAsync(Patience.Long);

        Accept(1, firstGoal: 6);

        Assert.Equal(new TrackingLedger { Accepted = 6, Sent = 3, Dropped = new() { Disposed = 3 } }, Tracking.Ledger);
        Assert.Empty(Log.Texts(48));
    }

    [Fact]
    public async Task Closing_gives_up_at_its_deadline_and_logs_once_what_is_left()
    {
        Accept(10);
        var request = await NextRequestAsync();
        Accept(5, firstGoal: 11);
        var closing = Tracking.CloseAsync().AsTask();
        Assert.Equal(TimeSpan.FromSeconds(5), await Time.NextWaitAsync());
        Time.Advance(TimeSpan.FromSeconds(5));
        await closing.WaitAsync(Patience.Long);

        Assert.True(request.CancellationToken.IsCancellationRequested);
        Assert.Equal(new TrackingLedger { Accepted = 15, Dropped = new() { Disposed = 5, Unanswered = 10 } }, Tracking.Ledger);
        Assert.Contains("15 events were not sent", Assert.Single(Log.Texts(48)));
    }

    [Fact]
    public async Task Closing_tries_once_more_what_waits_after_a_failure()
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        await Time.NextWaitAsync();
        var closing = Tracking.CloseAsync().AsTask();

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await closing.WaitAsync(Patience.Long);

        Assert.Equal(10, Tracking.Ledger.Sent);
    }

    [Fact]
    public async Task Closing_keeps_to_a_wait_that_the_service_asked_for()
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable, TimeSpan.FromSeconds(3));
        await Time.NextWaitAsync();
        var closing = Tracking.CloseAsync().AsTask();
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(Service.HasMore);
        Time.Advance(TimeSpan.FromSeconds(1));

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await closing.WaitAsync(Patience.Long);

        Assert.Equal(10, Tracking.Ledger.Sent);
    }

    [Fact]
    public async Task Closing_at_once_drops_counts_and_logs_once_and_later_calls_do_nothing()
    {
        Accept(10);
        await NextRequestAsync();
        Accept(5, firstGoal: 11);
        var flush = Tracking.FlushAsync();

        Tracking.Close();
        Tracking.Close();
        await Tracking.CloseAsync().AsTask().WaitAsync(Patience.Long);
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 15, Dropped = new() { Disposed = 5, Unanswered = 10 } }, Tracking.Ledger);
        Assert.Single(Log.Texts(48));
    }

    [Fact]
    public async Task An_answer_that_comes_after_closing_changes_no_count()
    {
        Accept(10);
        var request = await NextRequestAsync();
        Tracking.Close();
        request.Answer(TrackOutcome.Delivered);
        await Tracking.CloseAsync().AsTask().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Dropped = new() { Unanswered = 10 } }, Tracking.Ledger);
    }

    [Fact]
    public async Task A_shutdown_timeout_of_zero_drops_what_waits()
    {
        Options.ShutdownTimeout = TimeSpan.Zero;
        Accept(3);
        await Tracking.CloseAsync().AsTask().WaitAsync(Patience.Long);

        Assert.Equal(3, Tracking.Ledger.Dropped.Total);
    }

    [Fact]
    public async Task What_was_never_in_a_request_is_disposed_and_not_unanswered()
    {
        // One request holds two of them.
        for (var number = 0; number < 10; number++)
        {
            Tracking.Accept(TrackedEvent.Conversion("ada", Attributes.Remembered.Nothing, $"{number}", new GoalData { TransactionId = new string('x', 100_000) }));
        }

        Assert.Equal(2, (await NextRequestAsync()).Events.Count);
        Tracking.Close();

        Assert.Equal(new DroppedEvents { Unanswered = 2, Disposed = 8 }, Tracking.Ledger.Dropped);
    }

    [Fact]
    public async Task Closing_does_not_wait_when_the_service_asks_for_longer_than_there_is()
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable, TimeSpan.FromMinutes(1));
        await Time.BeginsAsync(TimeSpan.FromMinutes(1));

        await Tracking.CloseAsync().AsTask().WaitAsync(Patience.Long);

        Assert.Equal(10, Tracking.Ledger.Dropped.Disposed);
        Assert.Contains("10 events were not sent", Assert.Single(Log.Texts(48)));
    }

    [Fact]
    public async Task Closing_ends_when_its_last_try_is_told_to_wait_longer_than_there_is()
    {
        Accept(3);
        var closing = Tracking.CloseAsync().AsTask();
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable, TimeSpan.FromMinutes(1));
        await closing.WaitAsync(Patience.Long);

        Assert.Equal(3, Tracking.Ledger.Dropped.Disposed);
    }

    [Fact]
    public async Task Closing_tries_again_within_its_deadline_after_a_failure()
    {
        Chance = new FixedRandom(0.999);
        Options.ShutdownTimeout = TimeSpan.FromSeconds(1);
        Accept(10);
        var closing = Tracking.CloseAsync().AsTask();
        var request = await NextRequestAsync();
        request.Answer(TrackOutcome.Unavailable);

        // Its own wait would be longer than half of what is left.
        await Time.BeginsAsync(TimeSpan.FromSeconds(0.5));

        Time.Advance(TimeSpan.FromSeconds(0.5));
        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await closing.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 }, Tracking.Ledger);
    }

    [Fact]
    public async Task Flushes_end_in_the_order_of_what_they_wait_for_also_when_one_was_cancelled()
    {
        Accept(3);
        using var cancellation = new CancellationTokenSource();
        var first = Tracking.FlushAsync();
        var cancelled = Tracking.FlushAsync(cancellation.Token);
        var request = await NextRequestAsync();
        Accept(1, firstGoal: 4);
        var last = Tracking.FlushAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        request.Answer(TrackOutcome.Delivered);
        await first.WaitAsync(Patience.Long);
        Assert.False(last.IsCompleted);

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await last.WaitAsync(Patience.Long);
    }
}
