using ConvertTyped.DevServer;

namespace ConvertTyped.Outbox.Tests;

/// <summary>Processes that are killed, and those that come after them.</summary>
public sealed class CrashTests : OutboxTest
{
    // What a process may have accepted since it last told.
    private const int Untold = 7;

    [Fact]
    public async Task What_a_killed_process_accepted_while_the_service_was_away_is_delivered_by_the_next_start()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(503));
        var stored = await KillInTheMiddleOfALoadAsync(lines: 40);
        Assert.Equal(0, Counted.Accepted);

        Server.Faults.Clear();
        await using var next = new OutboxApp(Server, Folder);
        await next.FlushAsync();

        Assert.Equal(next.Ledger.Accepted, next.Ledger.Restored);
        Assert.Equal(next.Ledger.Accepted, next.Ledger.Sent + next.Ledger.Dropped.Unanswered);
        Assert.Equal((next.Ledger.Sent, 0), Counted);
        Assert.InRange(next.Ledger.Accepted, stored, stored + Untold);
    }

    [Fact]
    public async Task What_was_killed_in_the_middle_of_a_load_that_flows_is_counted_once()
    {
        var stored = await KillInTheMiddleOfALoadAsync(lines: 100);

        await using var next = new OutboxApp(Server, Folder);
        var counted = Counted.Accepted;
        await next.FlushAsync();

        // What was in a request may have arrived or not, and is told from what was lost for good.
        var ledger = next.Ledger;
        Assert.Equal(ledger.Restored, ledger.Sent + ledger.Dropped.Unanswered);
        Assert.Equal(0, Counted.Duplicates);
        Assert.Equal(counted + ledger.Sent, Counted.Accepted);
        Assert.InRange(Counted.Accepted + ledger.Dropped.Unanswered, stored, long.MaxValue);
        Assert.InRange(Counted.Accepted, 0, stored + Untold);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_was_under_way_is_sent_again_only_if_at_least_once_is_asked_for(bool atLeastOnce)
    {
        Server.Faults.Track.Next(Fault.BlackHole());
        using (var killed = await Shopper.StartAsync(Server, Folder, atLeastOnce))
        {
            await killed.AskAsync("track 14");
            await WaitForTrackRequestAsync();
            await killed.KillAsync();
        }

        await using var next = new OutboxApp(Server, Folder, options => options.Tracking.AtLeastOnce = atLeastOnce);
        await next.FlushAsync();

        // A batch leaves when 10 events wait, with what has come until then.
        Assert.Equal(14, next.Ledger.Restored);
        Assert.InRange(next.Ledger.Dropped.Unanswered, atLeastOnce ? 0 : 10, atLeastOnce ? 0 : 14);
        Assert.Equal(14 - next.Ledger.Dropped.Unanswered, next.Ledger.Sent);
        Assert.Equal((next.Ledger.Sent, 0), Counted);
    }

    [Fact]
    public async Task Of_two_starts_at_once_on_what_was_left_each_event_is_delivered_by_one()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(503));
        var killed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Shopper.StartAsync(Server, Folder)));
        foreach (var shopper in killed)
        {
            await shopper.AskAsync("track 70");
        }

        foreach (var shopper in killed)
        {
            using (shopper)
            {
                await shopper.KillAsync();
            }
        }

        Server.Faults.Clear();
        var both = await Task.WhenAll(Shopper.StartAsync(Server, Folder), Shopper.StartAsync(Server, Folder));
        await Task.WhenAll(both.Select(static shopper => shopper.AskAsync("flush")));
        while (Files.Count(static extension => extension == ".outbox") > both.Length)
        {
            await Task.WhenAll(both.Select(static shopper => shopper.AskAsync("search")));
        }

        var ledgers = await Task.WhenAll(both.Select(static async shopper => { using (shopper) { return await shopper.AskAsync("stop"); } }));

        var (restored, sent, dropped) = (ledgers.Sum(static ledger => ledger[1]), ledgers.Sum(static ledger => ledger[2]), ledgers.Sum(static ledger => ledger[3]));
        Assert.Equal((sent, 0), Counted);
        Assert.Equal(restored, sent + dropped);
        Assert.Equal(210, restored);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_process_that_lives_delivers_what_one_beside_it_left_and_never_what_it_has()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(503, TimeSpan.FromSeconds(1)));
        using var killed = await Shopper.StartAsync(Server, Folder);
        using var living = await Shopper.StartAsync(Server, Folder);
        await killed.AskAsync("track 70");
        await living.AskAsync("track 50");
        Server.Faults.Clear();

        // The other one lives, so only its own events leave.
        Assert.Equal(0, (await living.AskAsync("search"))[1]);
        await killed.KillAsync();
        int[] ledger;
        do
        {
            ledger = await living.AskAsync("search");
        }
        while (ledger[1] == 0);

        Assert.Equal([120, 70, 120 - ledger[3], ledger[3], 0], ledger);
        Assert.Equal((ledger[2], 0), Counted);
        await living.AskAsync("stop");
        Assert.Empty(Files);
    }

    private async Task<int> KillInTheMiddleOfALoadAsync(int lines)
    {
        using var killed = await Shopper.StartAsync(Server, Folder);
        killed.Tell("load");
        for (var line = 0; line < lines; line++)
        {
            Assert.StartsWith("stored ", await killed.ReadAsync());
        }

        return Math.Max(await killed.KillAsync(), 7 * lines);
    }

    private async Task WaitForTrackRequestAsync()
    {
        var requests = Server.Requests;
        while (requests.All(static request => request.Endpoint != DevServerEndpoint.Track))
        {
            requests = await Server.WaitForRequestsAsync(requests.Count + 1).WaitAsync(Patience.Long);
        }
    }
}
