using System.Runtime.CompilerServices;
using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>The bound of the queue, what makes way at a full one, and switching tracking off.</summary>
public sealed class QueueTests : TrackingTest
{
    [Fact]
    public async Task A_full_queue_drops_the_oldest_event_that_waits_and_says_so_once()
    {
        Options.QueueCapacity = 20;
        Accept(10);
        var inFlight = await NextRequestAsync();
        Accept(13, firstGoal: 11);

        Assert.Equal(new TrackingLedger { Accepted = 23, Dropped = new() { QueueFull = 3 }, Queued = 10, InFlight = 10 }, Tracking.Ledger);
        inFlight.Answer(TrackOutcome.Delivered);
        Assert.Equal(EventsOf("ada", 14, 10), (await NextRequestAsync()).Events);
        Assert.Contains("1 events were dropped because 20 were queued or in flight", Assert.Single(Log.Texts(47)));
    }

    [Fact]
    public async Task A_full_queue_drops_the_newest_event_when_told_to()
    {
        Options.QueueCapacity = 20;
        Options.FullMode = QueueFullMode.DropNewest;
        Accept(10);
        var inFlight = await NextRequestAsync();
        Accept(13, firstGoal: 11);

        Assert.Equal(new TrackingLedger { Accepted = 23, Dropped = new() { QueueFull = 3 }, Queued = 10, InFlight = 10 }, Tracking.Ledger);
        inFlight.Answer(TrackOutcome.Delivered);
        Assert.Equal(EventsOf("ada", 11, 10), (await NextRequestAsync()).Events);
    }

    [Fact]
    public async Task A_batch_that_comes_back_to_a_full_queue_finds_its_places()
    {
        Options.QueueCapacity = 20;
        Accept(10);
        var failing = await NextRequestAsync();
        Accept(15, firstGoal: 11);
        failing.Answer(TrackOutcome.Unavailable);
        Time.Advance(await Time.NextWaitAsync());

        Assert.Equal([.. EventsOf("ada", 1, 10), .. EventsOf("ada", 16, 10)], (await NextRequestAsync()).Events);
        AssertAddsUp(Tracking.Ledger);
    }

    [Fact]
    public async Task A_batch_that_came_back_makes_way_in_the_order_in_which_it_came()
    {
        Options.QueueCapacity = 12;
        for (var goal = 1; goal <= 5; goal++)
        {
            Accept(1, "bob", goal);
            Accept(1, "ada", goal);
        }

        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        var wait = await Time.NextWaitAsync();
        Accept(5, "cleo");
        Time.Advance(wait);

        // The three oldest were bob's first, ada's first and bob's second.
        Assert.Equal([.. EventsOf("ada", 2, 4), .. EventsOf("bob", 3, 3), .. EventsOf("cleo", 1, 5)], (await NextRequestAsync()).Events);
    }

    [Fact]
    public async Task When_all_places_are_in_flight_the_newest_event_makes_way()
    {
        Options.QueueCapacity = 10;
        Accept(10);
        await NextRequestAsync();
        Accept(1, firstGoal: 11);

        Assert.Equal(new TrackingLedger { Accepted = 11, Dropped = new() { QueueFull = 1 }, InFlight = 10 }, Tracking.Ledger);
    }

    [Fact]
    public async Task The_bound_holds_for_all_lanes_together()
    {
        Options.RequestsInFlight = 4;
        Options.QueueCapacity = 100;
        for (var visitor = 0; visitor < 400; visitor++)
        {
            Accept(1, $"visitor-{visitor}");
        }

        var ledger = Tracking.Ledger;
        Assert.Equal((400, 100, 300), (ledger.Accepted, ledger.Queued + ledger.InFlight, ledger.Dropped.QueueFull));
        await NextRequestAsync();
    }

    [Fact]
    public async Task A_full_queue_is_logged_at_most_once_a_minute()
    {
        Options.QueueCapacity = 10;
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.NotSent);
        for (var round = 0; round < 3; round++)
        {
            var wait = await Time.NextWaitAsync();
            Accept(10);
            Time.Advance(wait);
            (await NextRequestAsync()).Answer(TrackOutcome.NotSent);
        }

        await Time.NextWaitAsync();
        Assert.Single(Log.Texts(47));
        Accept(5);
        Time.Advance(TimeSpan.FromMinutes(1));
        await NextRequestAsync();

        Assert.Contains("34 events", Log.Texts(47)[1]);
    }

    [Fact]
    public void A_promised_place_is_taken_until_it_is_given_back()
    {
        Options.QueueCapacity = 20;
        Options.FullMode = QueueFullMode.DropNewest;
        var queue = new EventQueue(Options, Time);

        Assert.Equal(TrackResult.Queued, queue.Reserve(20));
        Assert.Equal(TrackResult.QueueFull, queue.Reserve(1));
        queue.Release(20);
        Assert.Equal(TrackResult.Queued, queue.Reserve(20));
    }

    [Fact]
    public void Nothing_is_taken_while_tracking_is_off()
    {
        var heard = 0;
        Tracking.Accepted += _ => heard++;
        Tracking.Enabled = false;
        Accept(5);
        Assert.Equal((new TrackingLedger(), 0), (Tracking.Ledger, heard));

        Tracking.Enabled = true;
        Accept(5);

        Assert.Equal((5, 5), (Tracking.Ledger.Accepted, heard));
    }

    [Fact]
    public async Task What_was_queued_before_tracking_was_switched_off_still_leaves()
    {
        Accept(5);
        Tracking.Enabled = false;
        var flush = Tracking.FlushAsync();

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 5, Sent = 5 }, Tracking.Ledger);
    }

    [Fact]
    public void Tracking_can_start_switched_off()
    {
        Options.Enabled = false;
        Accept(1);

        Assert.False(Tracking.Enabled);
        Assert.Equal(new TrackingLedger(), Tracking.Ledger);
    }

    [Fact]
    public async Task A_client_without_a_way_to_the_service_tells_listeners_and_accepts_nothing()
    {
        var tracking = new ConvertTracking(new TrackingOptions(), route: null, new TrackingServices());
        var heard = 0;
        tracking.Accepted += _ => heard++;

        tracking.Accept(Conversion("ada"));
        await tracking.FlushAsync();

        Assert.Equal((1, new TrackingLedger()), (heard, tracking.Ledger));
    }

    [Fact]
    public void A_full_queue_takes_events_without_allocating()
    {
        Options.BatchSize = 500;
        Options.QueueCapacity = 10_000;
        var tracked = Conversion("ada");
        for (var warmUp = 0; warmUp < 30_000; warmUp++)
        {
            Tracking.Accept(tracked);
        }

        // The sender runs on other threads, whose memory is not counted here.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var calls = 0; calls < 10_000; calls++)
        {
            Tracking.Accept(tracked);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(Tracking.Ledger.Queued + Tracking.Ledger.InFlight, 10_000, 10_000);
    }

    [Fact]
    public void All_lanes_together_have_memory_for_what_waits_and_no_more()
    {
        const int Lanes = 8;
        const int MostWaiting = 2_000;
        Options.RequestsInFlight = Lanes;
        Options.QueueCapacity = 20_000;
        Options.BatchSize = 1;
        var queue = new EventQueue(Options, Time);
        var visitors = Enumerable.Range(0, 1_000).Select(static number => Conversion($"visitor-{number}")).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < 200_000; number++)
        {
            queue.Add(visitors[number % visitors.Length]);
            var lane = queue.Lanes[number % Lanes];
            if (lane.Waiting.Count > MostWaiting / Lanes)
            {
                queue.Next(lane);
                queue.Settle(lane, lane.Batch.Count);
                queue.Add(visitors[number % visitors.Length]);
            }
        }

        // Each lane begins in one chunk and ends in another.
        var bound = (MostWaiting + EventBatch.MostEvents + (2 * Lanes * SpareChunks.ChunkSize)) * Unsafe.SizeOf<QueuedEvent>();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * bound);
        Assert.Equal(0, queue.Ledger.Dropped.Total);
    }

    [Fact]
    public void Options_that_change_later_change_nothing()
    {
        Options.QueueCapacity = 10;
        Options.BatchSize = 10;
        Accept(1);
        Options.QueueCapacity = 5_000;
        Accept(2_000, firstGoal: 2);

        Assert.InRange(Tracking.Ledger.Queued + Tracking.Ledger.InFlight, 0, 10);
    }

    [Fact]
    public async Task Nothing_makes_way_for_what_finds_no_place_all_the_same()
    {
        Options.QueueCapacity = 11;
        Accept(10);
        await NextRequestAsync();
        Accept(1, firstGoal: 11);

        Assert.Equal(TrackResult.QueueFull, Tracking.Reserve(2));

        Assert.Equal(new TrackingLedger { Accepted = 13, Dropped = new() { QueueFull = 2 }, Queued = 1, InFlight = 10 }, Tracking.Ledger);
    }

    [Fact]
    public async Task A_full_queue_is_logged_while_its_lane_holds_back()
    {
        Options.QueueCapacity = 10;
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable, TimeSpan.FromMinutes(5));
        await Time.BeginsAsync(TimeSpan.FromMinutes(5));

        Accept(3, firstGoal: 11);
        Assert.Single(Log.Texts(47));

        Time.Advance(TimeSpan.FromMinutes(1));
        Accept(1, firstGoal: 14);

        Assert.Contains("3 events were dropped", Log.Texts(47)[1]);
    }

    [Fact]
    public async Task What_a_full_queue_dropped_since_its_last_line_is_logged_at_the_end()
    {
        Options.QueueCapacity = 10;
        Accept(10);
        await NextRequestAsync();
        Accept(3, firstGoal: 11);

        Tracking.Close();

        Assert.Equal(["1 events", "2 events"], Log.Texts(47).Select(static line => line.Substring("Convert: ".Length, 8)));
    }

    [Fact]
    public async Task An_event_that_the_queue_drops_at_once_is_not_raised()
    {
        var heard = 0;
        Options.QueueCapacity = 10;
        Options.FullMode = QueueFullMode.DropNewest;
        Tracking.Accepted += _ => heard++;
        Accept(10);
        await NextRequestAsync();
        Accept(5, firstGoal: 11);
        Tracking.Close();
        Accept(5, firstGoal: 16);

        Assert.Equal(10, heard);
    }

    [Fact]
    public async Task A_disposed_client_without_a_way_to_the_service_is_off()
    {
        var tracking = new ConvertTracking(new TrackingOptions(), route: null, new TrackingServices());
        var heard = 0;
        tracking.Accepted += _ => heard++;
        await tracking.CloseAsync();

        tracking.Accept(Conversion("ada"));

        Assert.Equal((TrackResult.TrackingOff, 0), (tracking.Reserve(1), heard));
    }
}
