using System.Net;
using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>A request that the service refuses for one event's values costs that event alone; one that it refuses for who sends it makes the lane hold back.</summary>
public sealed class RefusalTests : TrackingTest
{
    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task One_bad_event_is_found_and_dropped_alone(HttpStatusCode status)
    {
        Accept(4, "ada");
        Tracking.Accept(Conversion("bob", "bad"));
        Accept(5, "cleo");
        var flush = Tracking.FlushAsync();
        var delivered = await AnswerUntilDoneAsync(flush, status);

        Assert.Equal([.. EventsOf("ada", 1, 4), .. EventsOf("cleo", 1, 5)], delivered);
        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 9, Dropped = new() { Refused = 1 } }, Tracking.Ledger);
        var line = Assert.Single(Log.Texts(51));
        Assert.Contains("goal bad", line);
        Assert.Contains("values", line);
        Assert.DoesNotContain("secret", line);
    }

    [Fact]
    public async Task All_events_bad_costs_about_a_request_each_and_holds_back()
    {
        for (var number = 0; number < 10; number++)
        {
            Tracking.Accept(Conversion($"visitor-{number}", "bad"));
        }

        var flush = Tracking.FlushAsync();
        var requests = 0;
        while (!flush.IsCompleted)
        {
            var next = Service.NextAsync();
            while (!flush.IsCompleted && !next.IsCompleted)
            {
                Time.Advance(TimeSpan.FromSeconds(30));
                await Task.Yield();
            }

            if (next.IsCompleted)
            {
                requests++;
                (await next).Refuse(HttpStatusCode.BadRequest);
            }
        }

        Assert.InRange(requests, 10, 14);
        Assert.Equal(10, Tracking.Ledger.Dropped.Refused);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_wrong_secret_is_logged_once_and_the_lane_holds_back(HttpStatusCode status)
    {
        Accept(10);
        var request = await NextRequestAsync();

        // Half of 1, 2 and 4 seconds.
        foreach (var wait in (double[])[0.5, 1, 2])
        {
            request.Refuse(status);
            await Tracking.FlushAsync().WaitAsync(Patience.Long);
            Accept(10);
            await Time.BeginsAsync(TimeSpan.FromSeconds(wait));

            Assert.False(Service.HasMore);
            Time.Advance(TimeSpan.FromSeconds(wait));
            request = await NextRequestAsync();
        }

        Assert.Equal(30, Tracking.Ledger.Dropped.Refused);
        Assert.Contains($"answered {(int)status}", Assert.Single(Log.Texts(40)));
    }

    [Fact]
    public async Task Lanes_that_are_refused_for_the_same_log_it_once_until_it_changes()
    {
        Options.RequestsInFlight = 3;
        Options.BatchSize = 1000;
        for (var number = 0; number < 100; number++)
        {
            Accept(1, $"visitor-{number}");
        }

        var flush = Tracking.FlushAsync();
        for (var lane = 0; lane < 3; lane++)
        {
            (await NextRequestAsync()).Refuse(HttpStatusCode.Unauthorized);
        }

        await flush.WaitAsync(Patience.Long);
        Assert.Single(Log.Texts(40));
        Accept(1);
        await Time.PassAsync(TimeSpan.FromSeconds(0.5));
        (await NextRequestAsync()).Refuse(HttpStatusCode.NotFound);
        await Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Contains("answered 404", Log.Texts(40)[1]);
        Assert.Equal(101, Tracking.Ledger.Dropped.Refused);
    }

    [Fact]
    public async Task Bad_events_among_good_ones_are_logged_at_most_once_a_minute()
    {
        Options.BatchSize = 1;
        for (var round = 0; round < 4; round++)
        {
            Tracking.Accept(Conversion("ada", "bad"));
            (await NextRequestAsync()).Refuse(HttpStatusCode.BadRequest);
            Tracking.Accept(Conversion("ada", "good"));
            (await NextRequestAsync()).Answer(TrackOutcome.Delivered);
            Time.Advance(TimeSpan.FromSeconds(25));
        }

        await Tracking.FlushAsync().WaitAsync(Patience.Long);
        Assert.Equal(new TrackingLedger { Accepted = 8, Sent = 4, Dropped = new() { Refused = 4 } }, Tracking.Ledger);
        Assert.Equal(["0 others", "2 others"], Log.Texts(51).Select(static line => line[line.IndexOf("after", StringComparison.Ordinal)..].Substring(6, 8)));
    }

    [Fact]
    public async Task What_was_refused_together_and_not_tried_again_when_the_client_ends_was_certainly_not_counted()
    {
        var lookups = 0;
        EventDelivery? delivery = null;
        delivery = new EventDelivery(Options, new EventRoute(Service.SendAsync, CloseAtTheSecond), Services);
        for (var number = 0; number < 10; number++)
        {
            delivery.Queue.Add(Conversion("ada"));
        }

        (await NextRequestAsync()).Refuse(HttpStatusCode.BadRequest);
        await delivery.Queue.FlushAsync(default).WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Dropped = new() { Disposed = 10 } }, delivery.Queue.Ledger);
        await delivery.DisposeAsync().AsTask().WaitAsync(Patience.Long);
        Assert.False(Service.HasMore);

        Configuration.ConfigurationIdentity CloseAtTheSecond()
        {
            if (++lookups == 2)
            {
                delivery!.Queue.Close();
            }

            return Identity;
        }
    }

    [Fact]
    public async Task An_outage_after_a_refusal_is_told_all_the_same()
    {
        Accept(10);
        (await NextRequestAsync()).Refuse(HttpStatusCode.Unauthorized);
        await Tracking.FlushAsync().WaitAsync(Patience.Long);
        Accept(10);
        await Time.PassAsync(TimeSpan.FromSeconds(0.5));
        (await NextRequestAsync()).Answer(TrackOutcome.Unavailable);
        await Time.NextWaitAsync();

        Assert.Single(Log.Texts(42));
    }

    // Delivers requests without the goal "bad", and refuses the others.
    private async Task<IReadOnlyList<string>> AnswerUntilDoneAsync(Task flush, HttpStatusCode status)
    {
        var delivered = new List<string>();
        while (!flush.IsCompleted)
        {
            var next = Service.NextAsync();
            await Task.WhenAny(next, flush);
            if (!next.IsCompleted)
            {
                break;
            }

            var request = await next;
            if (request.Events.Any(static tracked => tracked.EndsWith("/bad", StringComparison.Ordinal)))
            {
                request.Refuse(status);
            }
            else
            {
                delivered.AddRange(request.Events);
                request.Answer(TrackOutcome.Delivered);
            }
        }

        await flush.WaitAsync(Patience.Long);
        return delivered;
    }

    [Fact]
    public void After_a_refusal_requests_grow_by_doubling_up_to_the_usual_size()
    {
        var refusals = new Refusals();
        refusals.Halve(8);
        Assert.Equal(4, refusals.MostTogether);

        refusals.Taken();
        Assert.Equal(8, refusals.MostTogether);
        for (var request = 0; request < 10; request++)
        {
            refusals.Taken();
        }

        Assert.Equal(EventBatch.MostEvents, refusals.MostTogether);
    }

    [Fact]
    public void Refusals_of_single_events_are_in_a_row_until_a_request_is_taken()
    {
        var refusals = new Refusals();
        refusals.FoundOne();
        Assert.True(refusals.IsInRow);

        refusals.Taken();
        Assert.False(refusals.IsInRow);
    }
}
