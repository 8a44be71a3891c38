using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>An outbox is perhaps the app's code: what it throws costs its protection, and nothing else.</summary>
public sealed class BrokenOutboxTests : TrackingTest
{
    [Fact]
    public async Task A_journal_that_cannot_be_closed_ends_the_client_all_the_same()
    {
        var delivery = DeliveryWith(new BrokenOutbox { CannotClose = true });
        delivery.Queue.Add(Conversion("ada"));
        Time.Advance(TimeSpan.FromMilliseconds(50));
        var flush = delivery.Queue.FlushAsync(default);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        await Time.BeginsAsync(TimeSpan.FromMilliseconds(500));

        delivery.Dispose();

        await flush.WaitAsync(Patience.Long);
        Assert.Equal(new TrackingLedger { Accepted = 1, Kept = 1 }, delivery.Queue.Ledger);
        Assert.Single(Log.Texts(69));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_deleted_is_left_to_nobody_as_long_as_the_process_lives()
    {
        var outbox = new BrokenOutbox { CannotDelete = true };
        using var delivery = DeliveryWith(outbox);
        delivery.Queue.Add(Conversion("ada"));
        Time.Advance(TimeSpan.FromMilliseconds(50));
        outbox.CannotWrite = true;
        delivery.Queue.Add(Conversion("bob"));
        Time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal((1, 0), (outbox.Opened, outbox.Closed));
        Assert.Single(Log.Texts(65));

        outbox.CannotWrite = false;
        var flush = delivery.Queue.FlushAsync(default);
        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await flush.WaitAsync(Patience.Long);
        Assert.Equal(new TrackingLedger { Accepted = 2, Sent = 2 }, delivery.Queue.Ledger);
    }

    private EventDelivery DeliveryWith(BrokenOutbox outbox) =>
        new(Options, new EventRoute(Service.SendAsync, static () => Identity), Services with { Outbox = outbox });
}
