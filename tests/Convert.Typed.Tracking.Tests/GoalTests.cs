using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Conversions that are not taken: the goal is not marked, so that the visitor can reach it later.</summary>
public sealed class GoalTests : TrackingTest
{
    private static readonly GoalData Worth = new() { Amount = 10.3m };

    private ConvertClient? client;

    private ConvertClient Client => client ??= Shop.Client(Tracking);

    [Fact]
    public async Task A_conversion_that_finds_the_queue_full_can_be_tracked_later()
    {
        Options.QueueCapacity = 10;
        Options.FullMode = QueueFullMode.DropNewest;
        Accept(10);
        var request = await NextRequestAsync();
        var visitor = Client.Visitor("bob");

        Assert.Equal(TrackResult.QueueFull, Client.Goal("purchase").Track(visitor, Worth));
        Assert.Empty(Client.Remembered(visitor).Goals);
        Assert.Equal(new TrackingLedger { Accepted = 12, Dropped = new() { QueueFull = 2 }, InFlight = 10 }, Tracking.Ledger);
        request.Answer(TrackOutcome.Delivered);
        await Tracking.FlushAsync();

        Assert.Equal(TrackResult.Queued, Client.Goal("purchase").Track(visitor, Worth));
        Assert.Equal(["purchase"], Client.Remembered(visitor).Goals);
        Assert.Equal(2, Tracking.Ledger.Queued);
    }

    [Fact]
    public async Task A_conversion_and_its_worth_are_taken_together_or_not_at_all()
    {
        Options.QueueCapacity = 11;
        Options.FullMode = QueueFullMode.DropNewest;
        Accept(10);
        await NextRequestAsync();

        Assert.Equal(TrackResult.QueueFull, Client.Goal("purchase").Track(Client.Visitor("bob"), Worth));
        Assert.Equal(TrackResult.Queued, Client.Goal("purchase").Track(Client.Visitor("bob")));
    }

    [Fact]
    public async Task A_full_queue_that_drops_the_oldest_takes_every_conversion()
    {
        Options.QueueCapacity = 12;
        Accept(10);
        await NextRequestAsync();
        Accept(2, firstGoal: 11);

        Assert.Equal(TrackResult.Queued, Client.Goal("purchase").Track(Client.Visitor("bob"), Worth));
        Assert.Equal(new TrackingLedger { Accepted = 14, Dropped = new() { QueueFull = 2 }, Queued = 2, InFlight = 10 }, Tracking.Ledger);
    }

    [Fact]
    public void A_conversion_while_tracking_is_off_is_not_marked()
    {
        var visitor = Client.Visitor("ada");
        Tracking.Enabled = false;
        Assert.Equal(TrackResult.TrackingOff, Client.Goal("purchase").Track(visitor));
        Assert.Empty(Client.Remembered(visitor).Goals);

        Tracking.Enabled = true;

        Assert.Equal(TrackResult.Queued, Client.Goal("purchase").Track(visitor));
    }

    [Fact]
    public void Decisions_while_tracking_is_off_are_remembered_and_not_queued()
    {
        var visitor = Client.Visitor("ada", new AttributeSet { ["country"] = "US" });
        Tracking.Enabled = false;

        Assert.True(Client.Experience("checkout-button").Decide(visitor).IsDecided);
        Assert.Single(Client.Remembered(visitor).Decisions);
        Assert.Equal(0, Tracking.Ledger.Accepted);
    }

    [Fact]
    public void After_disposal_conversions_are_counted_as_dropped_and_not_marked()
    {
        var visitor = Client.Visitor("ada", new AttributeSet { ["country"] = "US" });
        Client.Dispose();

        Assert.Equal(TrackResult.TrackingOff, Client.Goal("purchase").Track(visitor));
        Assert.True(Client.Experience("checkout-button").Decide(visitor).IsDecided);
        Assert.Empty(Client.Remembered(visitor).Goals);
        Assert.Equal(new TrackingLedger { Accepted = 2, Dropped = new() { Disposed = 2 } }, Tracking.Ledger);
    }

    [Fact]
    public void Threads_that_convert_one_visitor_at_once_queue_one_conversion()
    {
        Options.FullMode = QueueFullMode.DropNewest;
        Options.QueueCapacity = 100;
        var visitor = Client.Visitor("ada");
        Parallel.For(0, 16, _ => Client.Goal("purchase").Track(visitor, Worth));

        Assert.Equal(2, Tracking.Ledger.Accepted);
    }
}
