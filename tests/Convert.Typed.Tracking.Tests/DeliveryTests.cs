using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>When batches leave, in what order, and what becomes of those that fail.</summary>
public sealed class DeliveryTests : TrackingTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_batch_leaves_when_ten_events_wait()
    {
        Accept(9);
        Assert.Equal(Second, await Time.NextWaitAsync());
        Assert.False(Service.HasMore);

        Accept(1, firstGoal: 10);

        Assert.Equal(EventsOf("ada", 1, 10), (await NextRequestAsync()).Events);
    }

    [Fact]
    public async Task A_batch_leaves_a_second_after_its_oldest_event_came()
    {
        Accept(1);
        await Time.NextWaitAsync();
        Time.Advance(TimeSpan.FromMilliseconds(999));
        Accept(1, firstGoal: 2);
        Assert.False(Service.HasMore);

        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["ada/1", "ada/2"], (await NextRequestAsync()).Events);
    }

    [Fact]
    public async Task What_came_while_a_request_was_in_flight_has_waited_since()
    {
        Accept(10);
        var first = await NextRequestAsync();
        Accept(1, firstGoal: 11);
        Time.Advance(TimeSpan.FromMilliseconds(600));

        first.Answer(TrackOutcome.Delivered);

        Assert.Equal(TimeSpan.FromMilliseconds(400), await Time.NextWaitAsync());
    }

    [Fact]
    public async Task A_batch_takes_everything_that_waits_up_to_500_events()
    {
        Accept(10);
        var first = await NextRequestAsync();
        Accept(700, firstGoal: 11);
        Assert.Equal(new TrackingLedger { Accepted = 710, Queued = 700, InFlight = 10 }, Tracking.Ledger);

        first.Answer(TrackOutcome.Delivered);
        var second = await NextRequestAsync();
        Assert.Equal(EventsOf("ada", 11, 500), second.Events);
        second.Answer(TrackOutcome.Delivered);
        var third = await NextRequestAsync();
        Assert.Equal(EventsOf("ada", 511, 200), third.Events);
        third.Answer(TrackOutcome.Delivered);
        await Tracking.FlushAsync();

        Assert.Equal(new TrackingLedger { Accepted = 710, Sent = 710 }, Tracking.Ledger);
    }

    [Fact]
    public async Task Events_of_a_visitor_are_together_and_in_order()
    {
        Options.BatchSize = 12;
        foreach (var goal in Enumerable.Range(1, 4))
        {
            Accept(1, "bob", goal);
            Accept(1, "ada", goal);
            Accept(1, "cleo", goal);
        }

        var request = await NextRequestAsync();

        Assert.Equal([.. EventsOf("ada", 1, 4), .. EventsOf("bob", 1, 4), .. EventsOf("cleo", 1, 4)], request.Events);
    }

    [Fact]
    public async Task A_batch_that_fails_goes_back_to_the_front()
    {
        Accept(10);
        var failing = await NextRequestAsync();
        Accept(5, firstGoal: 11);

        failing.Answer(TrackOutcome.Unavailable);
        Assert.Equal(Second / 2, await Time.NextWaitAsync());
        Assert.Equal(new TrackingLedger { Accepted = 15, Queued = 15 }, Tracking.Ledger);
        Time.Advance(Second / 2);

        Assert.Equal(EventsOf("ada", 1, 15), (await NextRequestAsync()).Events);
        Assert.Single(Log.Texts(42));
    }

    [Fact]
    public async Task Waits_grow_with_each_failure_in_a_row_and_begin_anew_after_a_success()
    {
        Chance = new FixedRandom(0.999);
        Accept(10);
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            (await NextRequestAsync()).Answer(TrackOutcome.NotSent);
            var wait = await Time.NextWaitAsync();
            Assert.Equal(TimeSpan.FromSeconds(seconds * 0.999), wait);
            Time.Advance(wait);
        }

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await Tracking.FlushAsync();
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);

        Assert.Equal(Second * 0.999, await Time.NextWaitAsync());
        Assert.Equal(2, Log.Texts(42).Count);
        Assert.Single(Log.Texts(43));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(3600, 300)]
    public async Task What_the_service_asks_to_wait_is_kept_to_up_to_five_minutes(int asked, int kept)
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable, TimeSpan.FromSeconds(asked));

        Assert.Equal(TimeSpan.FromSeconds(kept), await Time.NextWaitAsync());
        Time.Advance(TimeSpan.FromSeconds(kept) - TimeSpan.FromTicks(1));
        Assert.False(Service.HasMore);
        Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(10, (await NextRequestAsync()).Events.Count);
    }

    [Fact]
    public async Task Events_that_come_while_a_lane_holds_back_do_not_end_it()
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        await Time.NextWaitAsync();

        Accept(100, firstGoal: 11);
        var flush = Tracking.FlushAsync();
        await Time.NextWaitAsync();
        Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(Service.HasMore);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await flush.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task What_is_refused_is_dropped_counted_and_logged_once_and_the_next_waits()
    {
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Refused);
        await Tracking.FlushAsync();

        Assert.Equal(new TrackingLedger { Accepted = 10, Dropped = new() { Refused = 10 } }, Tracking.Ledger);
        Assert.Contains("10 events were refused", Assert.Single(Log.Texts(40)));
        Accept(10, firstGoal: 11);
        await Time.BeginsAsync(TimeSpan.FromMilliseconds(500));

        Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(EventsOf("ada", 11, 10), (await NextRequestAsync()).Events);
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_not_sent_again_and_the_next_waits()
    {
        Accept(10);
        var lost = await NextRequestAsync();
        Accept(10, firstGoal: 11);
        lost.Answer(TrackOutcome.AnswerLost);

        Assert.Equal(Second / 2, await Time.NextWaitAsync());
        Assert.Equal(new TrackingLedger { Accepted = 20, Dropped = new() { Unanswered = 10 }, Queued = 10 }, Tracking.Ledger);
        Assert.Contains("Tracking.AtLeastOnce", Assert.Single(Log.Texts(41)));
        Time.Advance(Second / 2);
        Assert.Equal(EventsOf("ada", 11, 10), (await NextRequestAsync()).Events);
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_sent_again_when_the_option_says_at_least_once()
    {
        Options.AtLeastOnce = true;
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.AnswerLost);
        Time.Advance(await Time.NextWaitAsync());
        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await Tracking.FlushAsync();

        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 }, Tracking.Ledger);
    }

    [Fact]
    public async Task An_unforeseen_fault_of_a_request_is_a_lost_answer_and_sending_goes_on()
    {
        Accept(10);
        (await NextRequestAsync()).Fail(new InvalidOperationException("unforeseen"));
        await Tracking.FlushAsync();
        Accept(10, firstGoal: 11);
        Time.Advance(await Time.NextWaitAsync());

        Assert.Equal(EventsOf("ada", 11, 10), (await NextRequestAsync()).Events);
        Assert.Equal(10, Tracking.Ledger.Dropped.Unanswered);
        Assert.Single(Log.Texts(52));
    }

    [Fact]
    public async Task An_event_that_no_request_can_hold_is_dropped_and_the_others_leave()
    {
        Options.BatchSize = 3;
        Accept(1, "ada");
        Tracking.Accept(TrackedEvent.Conversion("bob", Attributes.Remembered.Nothing, "2", new GoalData { TransactionId = new string('x', 300_000) }));
        Accept(1, "cleo", firstGoal: 3);
        var first = await NextRequestAsync();
        Assert.Equal(["ada/1"], first.Events);
        first.Answer(TrackOutcome.Delivered);
        var second = await NextRequestAsync();
        Assert.Equal(["cleo/3"], second.Events);
        second.Answer(TrackOutcome.Delivered);
        await Tracking.FlushAsync();

        Assert.Equal(new TrackingLedger { Accepted = 3, Sent = 2, Dropped = new() { TooLarge = 1 } }, Tracking.Ledger);
        var line = Assert.Single(Log.Texts(44));
        Assert.Contains("goal 2 is larger", line);
        Assert.DoesNotContain("xxx", line);
    }

    [Fact]
    public async Task With_several_requests_in_flight_a_visitor_stays_in_one_lane()
    {
        Options.RequestsInFlight = 3;
        Options.BatchSize = 1;
        var visitors = Enumerable.Range(1, 100).Select(static number => $"visitor-{number}").ToList();
        visitors.ForEach(visitor => Accept(1, visitor));

        // All lanes have something to send, and none of them more than one request.
        ScriptedRequest[] inFlight = [await NextRequestAsync(), await NextRequestAsync(), await NextRequestAsync()];
        visitors.ForEach(visitor => Accept(1, visitor, firstGoal: 2));
        Assert.False(Service.HasMore);

        var sent = new List<string>();
        var pending = new Queue<ScriptedRequest>(inFlight);
        while (sent.Count < 200)
        {
            var request = pending.Count > 0 ? pending.Dequeue() : await NextRequestAsync();
            sent.AddRange(request.Events);
            request.Answer(TrackOutcome.Delivered);
        }

        Assert.All(visitors, visitor => Assert.Equal([$"{visitor}/1", $"{visitor}/2"], sent.Where(tracked => tracked.StartsWith($"{visitor}/"))));
        await Tracking.FlushAsync();
        Assert.Equal(new TrackingLedger { Accepted = 200, Sent = 200 }, Tracking.Ledger);
    }

    [Fact]
    public async Task The_sender_carries_nothing_of_the_call_that_made_the_client()
    {
        var carried = new AsyncLocal<string> { Value = "the first request" };
        string? seen = "not asked";
        var delivery = new EventDelivery(new TrackingOptions { BatchSize = 1 }, new EventRoute(LookAsync, static () => Identity), new TrackingServices());

        delivery.Queue.Add(Conversion("ada"));
        await delivery.Queue.FlushAsync(CancellationToken.None).WaitAsync(Patience.Long);
        await delivery.DisposeAsync();

        Assert.Null(seen);

        Task<TrackAnswer> LookAsync(ReadOnlyMemory<byte> body, bool isGzipped, CancellationToken cancellationToken)
        {
            seen = carried.Value;
            return Task.FromResult(new TrackAnswer(TrackOutcome.Delivered));
        }
    }
}
