using ConvertTyped.DevServer;

namespace ConvertTyped.Tracking.Tests;

/// <summary>What can go wrong between a client and the service. Each test compares the client's ledger with the server's own count.</summary>
public sealed class FaultTests : LiveTest
{
    [Fact]
    public async Task When_nothing_goes_wrong_both_counts_agree()
    {
        Client.Experience("checkout-button").Decide(Client.Visitor("ada", new AttributeSet { ["country"] = "US" }));
        Convert(3, "ada", "bob");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 9, Sent = 9 }, Ledger);
        Assert.Equal((9, 0, 0, 0), Counts());
        Assert.Equal(["100400002"], Server.Events.Select(static tracked => tracked.VariationId).OfType<string>());
        Assert.All(Server.Events, static tracked => Assert.Equal(("dotnet-sdk", true), (tracked.Source, tracked.EnrichData)));
    }

    [Fact]
    public async Task Compressed_requests_count_alike()
    {
        Options.CompressAbove = 0;
        Convert(5, "ada");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.All(Server.Requests, static request => Assert.Equal("gzip", request.Headers["Content-Encoding"]));
        Assert.Equal((6, 6), (Ledger.Sent, Counts().Accepted));
    }

    [Fact]
    public async Task After_a_minute_of_500_nothing_is_lost_and_each_visitor_is_in_order()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(500));
        string[] visitors = ["ada", "bob", "cleo"];
        Convert(20, visitors);
        var start = Time.GetTimestamp();
        foreach (var bound in (int[])[1, 2, 4, 8, 16, 30, 30, 30, 30, 30])
        {
            await Time.PassAsync(TimeSpan.FromSeconds(bound * Chance));
            Assert.Equal((63, 63), (Ledger.Accepted, Held));
        }

        Assert.InRange(Time.GetElapsedTime(start).TotalSeconds, 60, 120);
        await Time.BeginsAsync(TimeSpan.FromSeconds(30 * Chance));
        Server.Faults.Clear();
        var flush = Client.Tracking.FlushAsync();
        await Time.PassAsync(TimeSpan.FromSeconds(30 * Chance));
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 63, Sent = 63 }, Ledger);
        Assert.Equal((63, 0, 0, 0), Counts());
        Assert.All(visitors, visitor => Assert.Equal(Enumerable.Range(1, 20).Select(static number => $"{number}"), TransactionsOf(visitor)));
    }

    [Fact]
    public async Task After_429_the_client_waits_as_long_as_it_is_asked_to()
    {
        Server.Faults.Track.Next(Fault.Status(429, TimeSpan.FromSeconds(7)));
        Convert(9, "ada");
        var flush = Client.Tracking.FlushAsync();
        await Time.PassAsync(TimeSpan.FromSeconds(7));
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 }, Ledger);
        Assert.Equal((10, 0, 0, 0), Counts());
        Assert.Equal(2, Server.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_read_before_the_connection_was_cut_is_not_sent_twice(bool serviceActs)
    {
        Server.Faults.Track.Next(Fault.CutConnection(serviceActs));
        Convert(9, "ada");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        // The service may have counted them or not: the client cannot know, and says so.
        Assert.Equal(new TrackingLedger { Accepted = 10, Dropped = new() { Unanswered = 10 } }, Ledger);
        Assert.Equal((serviceActs ? 10 : 0, 0, 0, 0), Counts());

        // What comes next is sent.
        var flush = FlushAfterOneMore();
        await Time.PassAsync(TimeSpan.FromSeconds(Chance));
        await flush.WaitAsync(Patience.Long);
        Assert.Equal((1, serviceActs ? 11 : 1), (Ledger.Sent, Counts().Accepted));
    }

    [Theory]
    [InlineData(true, 20, 10)]
    [InlineData(false, 10, 0)]
    public async Task At_least_once_sends_again_what_was_read_and_counts_twice_what_had_arrived(bool serviceActs, int counted, int duplicates)
    {
        Options.AtLeastOnce = true;
        Server.Faults.Track.Next(Fault.CutConnection(serviceActs));
        Convert(9, "ada");
        var flush = Client.Tracking.FlushAsync();
        await Time.PassAsync(TimeSpan.FromSeconds(Chance));
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 }, Ledger);
        Assert.Equal((counted, duplicates, 0, 0), Counts());
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_while_events_queue()
    {
        Server.Faults.Track.Next(Fault.Latency(TimeSpan.FromSeconds(9)));
        Convert(9, "ada");
        await Server.WaitForRequestsAsync(1).WaitAsync(Patience.Long);
        Time.Advance(TimeSpan.FromSeconds(9));
        Convert(3, "bob");
        Assert.Equal(14, Held);
        Assert.Single(Server.Requests);

        ServerTime.Advance(TimeSpan.FromSeconds(9));
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 14, Sent = 14 }, Ledger);
        Assert.Equal((14, 0, 0, 0), Counts());
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_the_events_it_has_read_and_no_others()
    {
        Server.Faults.Track.Next(Fault.BlackHole());
        Convert(9, "ada");
        var flush = Client.Tracking.FlushAsync();
        await Server.WaitForRequestsAsync(1).WaitAsync(Patience.Long);
        var lost = Ledger.InFlight;
        Time.Advance(RequestTimeout);
        await Task.WhenAny(flush, Time.PassAsync(TimeSpan.FromSeconds(Chance)));
        await flush.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 10, Sent = 10 - lost, Dropped = new() { Unanswered = lost } }, Ledger);
        Assert.Equal((10 - lost, 0, 0, 0), Counts());
    }

    [Fact]
    public async Task A_page_with_status_200_is_a_success_that_the_log_doubts()
    {
        Server.Faults.Track.Next(Fault.Html(), requests: 2);
        Convert(9, "ada");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);
        await FlushAfterOneMore().WaitAsync(Patience.Long);

        // Any 2xx is success, so nothing is sent again; this server has not acted on what it answered so.
        Assert.Equal(new TrackingLedger { Accepted = 11, Sent = 11 }, Ledger);
        Assert.Equal((0, 0, 0, 0), Counts());
        Assert.Contains("answered with a web page", Assert.Single(Log.Texts(53)));

        Convert(1, "bob");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);
        Assert.Equal((13, 2), (Ledger.Sent, Counts().Accepted));
        Assert.Single(Log.Texts(53));
    }

    [Fact]
    public async Task What_the_server_refuses_is_dropped_and_the_next_is_sent()
    {
        var visitor = Client.Visitor("ada", new AttributeSet { ["country"] = "Germany" });
        Client.Goal("purchase").Track(visitor);
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);
        Client.SetSegments(visitor, new AttributeSet { ["country"] = "DE" });
        Client.Goal("add-to-cart").Track(visitor);
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 2, Sent = 1, Dropped = new() { Refused = 1 } }, Ledger);
        Assert.Equal((1, 0, 0, 1), Counts());
        Assert.Contains("400", Assert.Single(Log.Texts(51)));
    }

    [Fact]
    public async Task A_visitor_whose_events_are_refused_costs_the_others_nothing()
    {
        Convert(3, "ada");
        Client.SetSegments(Client.Visitor("bob"), new AttributeSet { ["country"] = "Germany" });
        Client.Goal("purchase").Track(Client.Visitor("bob"));
        Convert(3, "cleo");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 9, Sent = 8, Dropped = new() { Refused = 1 } }, Ledger);
        Assert.Equal((8, 0, 0), (Counts().Accepted, Counts().Duplicates, Counts().Dropped));
        Assert.Equal(["1", "2", "3"], TransactionsOf("ada"));
        Assert.Equal(["1", "2", "3"], TransactionsOf("cleo"));
    }

    [Fact]
    public async Task A_wrong_secret_is_logged_with_what_to_do_and_does_not_show()
    {
        SdkKeySecret = "wr0ng";
        Convert(1, "ada");
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 2, Dropped = new() { Refused = 2 } }, Ledger);
        Assert.Equal((0, 0, 0, 1), Counts());
        var line = Assert.Single(Log.Texts(40));
        Assert.Contains("set Convert:SdkKeySecret to the one of this SDK key", line);
        Assert.DoesNotContain("wr0ng", line);
    }

    [Fact]
    public async Task What_did_not_leave_the_machine_waits()
    {
        await Server.DisposeAsync();
        Convert(9, "ada");
        await Time.PassAsync(TimeSpan.FromSeconds(Chance));
        await Time.PassAsync(TimeSpan.FromSeconds(2 * Chance));

        Assert.Equal((10, 10), (Ledger.Accepted, Held));
    }

    [Theory]
    [InlineData(QueueFullMode.DropOldest)]
    [InlineData(QueueFullMode.DropNewest)]
    public async Task Disposing_while_the_queue_is_full_and_producers_run_ends_and_loses_no_count(QueueFullMode mode)
    {
        Options.QueueCapacity = 100;
        Options.FullMode = mode;
        Server.Faults.Track.Next(Fault.Latency(TimeSpan.FromSeconds(1)));
        using var stop = new CancellationTokenSource();
        var client = Client;
        var handedOver = 0L;
        var producers = Enumerable.Range(0, 2).Select(thread => Task.Run(() =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                // Two events each: the conversion and its worth.
                client.Goal("purchase").Track(client.Visitor($"{thread}-{number}"), new GoalData { Amount = 1 });
                Interlocked.Add(ref handedOver, 2);
            }
        })).ToList();
        await Server.WaitForRequestsAsync(1).WaitAsync(Patience.Long);
        while (Ledger.Dropped.QueueFull == 0)
        {
            await Task.Yield();
        }

        var disposing = Client.Tracking.CloseAsync().AsTask();
        ServerTime.Advance(TimeSpan.FromSeconds(1));
        await disposing.WaitAsync(Patience.Long);
        await stop.CancelAsync();
        await Task.WhenAll(producers).WaitAsync(Patience.Long);

        Assert.Equal(handedOver, Ledger.Accepted);
        Assert.Equal(Ledger.Accepted, Ledger.Sent + Ledger.Dropped.Total);
        Assert.Equal((Ledger.Sent, 0, 0, 0), Counts());

        // All that was queued when disposing began has left; a producer can have been about to queue two.
        Assert.InRange(Ledger.Sent, 96, 100);
        Assert.True(Ledger.Dropped.Disposed > 0);
    }

    [Fact]
    public async Task Disposing_while_the_queue_is_full_producers_run_and_nobody_answers_ends_at_its_deadline()
    {
        Options.QueueCapacity = 100;
        Server.Faults.Track.UntilCleared(Fault.BlackHole());
        using var stop = new CancellationTokenSource();
        var client = Client;
        var handedOver = 0L;
        var producer = Task.Run(() =>
        {
            for (; !stop.IsCancellationRequested; handedOver++)
            {
                client.Goal("purchase").Track(client.Visitor($"visitor-{handedOver}"));
            }
        });
        await Server.WaitForRequestsAsync(1).WaitAsync(Patience.Long);
        while (Ledger.Dropped.QueueFull == 0)
        {
            await Task.Yield();
        }

        var disposing = client.DisposeAsync().AsTask();
        await Time.PassAsync(TimeSpan.FromSeconds(5));
        await disposing.WaitAsync(Patience.Long);
        await stop.CancelAsync();
        await producer.WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = handedOver, Dropped = Ledger.Dropped }, Ledger);
        Assert.Equal(handedOver, Ledger.Dropped.Total);
        Assert.Equal((0, 0, 0, 0), Counts());
    }

    [Fact]
    public async Task Disposing_with_an_endpoint_that_never_answers_ends_at_its_deadline()
    {
        Server.Faults.Track.UntilCleared(Fault.BlackHole());
        Convert(199, "ada");
        await Server.WaitForRequestsAsync(1).WaitAsync(Patience.Long);

        var disposing = Client.Tracking.CloseAsync().AsTask();
        await Time.PassAsync(TimeSpan.FromSeconds(5));
        await disposing.WaitAsync(Patience.Long);

        Assert.Equal(200, Ledger.Accepted);
        Assert.Equal(200, Ledger.Dropped.Unanswered + Ledger.Dropped.Disposed);
        Assert.Equal((0, 0, 0, 0), Counts());
        Assert.Contains("200 events were not sent", Assert.Single(Log.Texts(48)));
    }

    [Fact]
    public async Task An_exposure_whose_caller_is_cancelled_still_leaves()
    {
        using var request = new CancellationTokenSource();
        Server.Faults.Track.Next(Fault.Latency(TimeSpan.FromSeconds(1)));
        var handling = Task.Run(async () =>
        {
            Client.Experience("checkout-button").Decide(Client.Visitor("ada", new AttributeSet { ["country"] = "US" }));
            await Client.Tracking.FlushAsync(request.Token);
        });
        await Server.WaitForRequestsAsync(1).WaitAsync(Patience.Long);
        await request.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handling.WaitAsync(Patience.Long));

        ServerTime.Advance(TimeSpan.FromSeconds(1));
        await Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        Assert.Equal(new TrackingLedger { Accepted = 1, Sent = 1 }, Ledger);
        Assert.Equal((1, 0, 0, 0), Counts());
    }

    private Task FlushAfterOneMore()
    {
        Client.Goal("add-to-cart").Track(Client.Visitor("ada"));
        return Client.Tracking.FlushAsync();
    }

    private (long Accepted, long Duplicates, long Dropped, long Refused) Counts()
    {
        var report = Server.Report;
        return (report.Accepted, report.Duplicates, report.Dropped, report.Refused);
    }
}
