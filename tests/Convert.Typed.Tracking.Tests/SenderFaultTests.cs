using System.Diagnostics;
using ConvertTyped.Attributes;
using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Faults around a request, such as a logger's or a listener's, cost at most what they hit: sending goes on.</summary>
public sealed class SenderFaultTests : TrackingTest
{
    [Fact]
    public async Task A_logger_that_throws_keeps_no_event_from_being_sent()
    {
        Log.Throws = true;
        Accept(10);
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        Time.Advance(await Time.NextWaitAsync());
        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);

        await Tracking.FlushAsync().WaitAsync(Patience.Long);
        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 }, Tracking.Ledger);
        await Tracking.CloseAsync().AsTask().WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task An_event_that_cannot_be_written_is_dropped_alone()
    {
        // Nothing an app passes gets here any more; a memory that names no experience stands for what is not foreseen.
        var broken = Remembered.Nothing.With([new("1", "2"), new(null!, "3")]);
        Accept(2, "ada");
        Tracking.Accept(TrackedEvent.Conversion("bob", broken, "9", data: null));
        Accept(2, "cleo");
        var flush = Tracking.FlushAsync();
        var first = await NextRequestAsync();
        first.Answer(TrackOutcome.Delivered);
        var second = await NextRequestAsync();
        second.Answer(TrackOutcome.Delivered);
        await flush.WaitAsync(Patience.Long);

        Assert.Equal([.. EventsOf("ada", 1, 2), .. EventsOf("cleo", 1, 2)], first.Events.Concat(second.Events));
        Assert.Equal((4, 1), (Tracking.Ledger.Sent, Tracking.Ledger.Dropped.Total));
        Assert.Contains("goal 9", Assert.Single(Log.Texts(49)));
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_costs_its_batch_and_the_next_is_sent()
    {
        var faults = 1;
        var delivery = new EventDelivery(Options, new EventRoute(Service.SendAsync, () => faults-- > 0 ? throw new InvalidOperationException("The test said so.") : Identity), Services);
        delivery.Queue.Add(Conversion("ada"));
        var flush = delivery.Queue.FlushAsync(default);
        await flush.WaitAsync(Patience.Long);
        Assert.Equal((1, 1), (delivery.Queue.Ledger.Accepted, delivery.Queue.Ledger.Dropped.Total));

        // The lane holds back for half of the first second.
        delivery.Queue.Add(Conversion("bob"));
        await Time.BeginsAsync(TimeSpan.FromSeconds(0.5));

        Time.Advance(TimeSpan.FromSeconds(0.5));
        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await delivery.DisposeAsync();

        Assert.Equal(1, delivery.Queue.Ledger.Sent);
        Assert.Single(Log.Texts(46));
    }

    [Fact]
    public async Task What_was_taken_out_and_not_begun_when_the_client_ends_is_not_sent()
    {
        // The project is looked up between taking a batch and sending it.
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EventDelivery? delivery = null;
        delivery = new EventDelivery(Options, new EventRoute(Service.SendAsync, CloseMeanwhile), Services);
        delivery.Queue.Add(Conversion("ada"));
        _ = delivery.Queue.FlushAsync(default);
        await closed.Task.WaitAsync(Patience.Long);
        await delivery.DisposeAsync().AsTask().WaitAsync(Patience.Long);

        Assert.False(Service.HasMore);
        Assert.Equal(new TrackingLedger { Accepted = 1, Dropped = new() { Disposed = 1 } }, delivery.Queue.Ledger);

        Configuration.ConfigurationIdentity CloseMeanwhile()
        {
            delivery!.Queue.Close();
            closed.SetResult();
            return Identity;
        }
    }

    [Fact]
    public async Task A_listener_that_throws_changes_no_answer()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == ConvertTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = static activity => FailAt(1, activity),
            ActivityStopped = static activity => FailAt(2, activity),
        };
        ActivitySource.AddActivityListener(listener);
        using var telemetry = new ConvertTelemetry(meters: null, nameof(SenderFaultTests), tracesEvaluations: false, Log);
        var delivery = new EventDelivery(Options, new EventRoute(Service.SendAsync, static () => Identity), Services with { Telemetry = telemetry });
        foreach (var size in (int[])[1, 2])
        {
            for (var number = 0; number < size; number++)
            {
                delivery.Queue.Add(Conversion("ada"));
            }

            var flush = delivery.Queue.FlushAsync(default);
            (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
            await flush.WaitAsync(Patience.Long);
            Assert.Equal(size, Log.Texts(50).Count);
        }

        await delivery.DisposeAsync();

        Assert.Equal(new TrackingLedger { Accepted = 3, Sent = 3 }, delivery.Queue.Ledger);
    }

    [Fact]
    public async Task A_client_may_be_made_where_nothing_flows()
    {
        // As code does that starts work of its own.
        using (ExecutionContext.SuppressFlow())
        {
            Accept(10);
        }

        (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
        await Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 }, Tracking.Ledger);
    }

    [Fact]
    public void Goal_data_without_a_key_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(static () => new GoalData(new KeyValuePair<string, AttributeValue>[1]));

    // Other tests of this process are heard too, and must not suffer.
    private static void FailAt(int batchSize, Activity activity)
    {
        if (activity.GetTagItem("convert.root") is nameof(SenderFaultTests) && activity.GetTagItem("convert.batch.size") is int size && size == batchSize)
        {
            throw new InvalidOperationException("The test's listener failed.");
        }
    }
}
