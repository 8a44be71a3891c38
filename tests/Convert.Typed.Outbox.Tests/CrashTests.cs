using ConvertTyped.DevServer;

namespace ConvertTyped.Outbox.Tests;

/// <summary>Processes that are killed, and those that come after them.</summary>
public sealed class CrashTests : OutboxTest
{
    // What the documentation promises about a process that dies: one request for each lane.
    private const int MostInDoubt = 500;

    [Fact]
    public async Task What_a_killed_process_accepted_while_the_service_was_away_is_delivered_by_the_next_start()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(503));
        var stored = await KillInTheMiddleOfALoadAsync();
        Assert.Equal(0, Counted.Accepted);

        Server.Faults.Clear();
        await using var next = new OutboxApp(Server, Folder);
        await DeliverAsync(next);

        Assert.Equal(next.Ledger.Accepted, next.Ledger.Restored);
        Assert.Equal(next.Ledger.Accepted, next.Ledger.Sent + next.Ledger.Dropped.Unanswered);
        Assert.InRange(next.Ledger.Dropped.Unanswered, 0, MostInDoubt);
        Assert.InRange(next.Ledger.Accepted, stored, long.MaxValue);
        Assert.Equal((next.Ledger.Sent, 0), Counted);
    }

    [Fact]
    public async Task Of_a_load_that_flows_and_is_killed_each_stored_event_is_counted_once_or_told_as_unanswered()
    {
        var stored = await KillInTheMiddleOfALoadAsync();

        await using var next = new OutboxApp(Server, Folder);
        var before = Counted.Accepted;
        await DeliverAsync(next);

        var ledger = next.Ledger;
        Assert.Equal(ledger.Restored, ledger.Sent + ledger.Dropped.Unanswered);
        Assert.InRange(ledger.Dropped.Unanswered, 0, MostInDoubt);
        Assert.InRange(Counted.Accepted + ledger.Dropped.Unanswered, stored, long.MaxValue);
        Assert.Equal((before + ledger.Sent, 0), Counted);
    }

    [Fact]
    public async Task Of_a_load_that_flows_and_is_killed_each_stored_event_is_counted_at_least_once_when_that_is_asked_for()
    {
        var stored = await KillInTheMiddleOfALoadAsync(atLeastOnce: true);

        await using var next = new OutboxApp(Server, Folder, static options => options.Tracking.AtLeastOnce = true);
        await DeliverAsync(next);

        Assert.Equal(next.Ledger.Restored, next.Ledger.Sent);
        Assert.InRange(Counted.Accepted - Counted.Duplicates, stored, long.MaxValue);
        Assert.InRange(Counted.Duplicates, 0, MostInDoubt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_was_under_way_is_sent_again_only_if_at_least_once_is_asked_for(bool atLeastOnce)
    {
        Server.Faults.Track.UntilCleared(Fault.BlackHole());
        using (var killed = await Shopper.StartAsync(Server, Folder, atLeastOnce))
        {
            await killed.AskAsync("track 14");
            await WaitForTrackRequestAsync();
            await killed.KillAsync();
        }

        Server.Faults.Clear();
        await using var next = new OutboxApp(Server, Folder, options => options.Tracking.AtLeastOnce = atLeastOnce);
        await DeliverAsync(next);

        // A batch leaves when 10 events wait, or after a second, with what has come until then.
        Assert.Equal(14, next.Ledger.Restored);
        Assert.InRange(next.Ledger.Dropped.Unanswered, atLeastOnce ? 0 : 1, atLeastOnce ? 0 : 14);
        Assert.Equal(14 - next.Ledger.Dropped.Unanswered, next.Ledger.Sent);
        Assert.Equal((next.Ledger.Sent, 0), Counted);
    }

    [Fact]
    public async Task Of_two_starts_at_once_on_what_was_left_each_event_is_delivered_by_one()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(503));
        var killed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Shopper.StartAsync(Server, Folder)));
        await Task.WhenAll(killed.Select(static shopper => shopper.AskAsync("track 70")));
        await Task.WhenAll(killed.Select(static async shopper => { using (shopper) { await shopper.KillAsync(); } }));

        Server.Faults.Clear();
        var both = await Task.WhenAll(Shopper.StartAsync(Server, Folder), Shopper.StartAsync(Server, Folder));
        await Patience.UntilAsync(async () =>
        {
            var flushed = await Task.WhenAll(both.Select(static shopper => shopper.AskAsync("flush")));
            return flushed.Sum(static ledger => ledger[1]) >= 210;
        });
        var ledgers = await Task.WhenAll(both.Select(static async shopper => { using (shopper) { return await shopper.AskAsync("stop"); } }));

        var (restored, sent, dropped) = (ledgers.Sum(static ledger => ledger[1]), ledgers.Sum(static ledger => ledger[2]), ledgers.Sum(static ledger => ledger[3]));
        Assert.Equal((210, 210), (restored, sent + dropped));
        Assert.Equal((sent, 0), Counted);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_process_that_lives_delivers_what_one_beside_it_left_and_never_what_it_has()
    {
        Server.Faults.Track.UntilCleared(Fault.BlackHole());
        using var beside = await Shopper.StartAsync(Server, Folder);
        await beside.AskAsync("track 70");
        await WaitForTrackRequestAsync();
        Server.Faults.Clear();

        // The other one lives, so only its own events leave.
        await using var living = new OutboxApp(Server, Folder);
        living.Track(50);
        living.Search();
        await living.FlushAsync();
        Assert.Equal(new TrackingLedger { Accepted = 50, Sent = 50 }, living.Ledger);

        await beside.KillAsync();
        living.Search();
        await DeliverAsync(living);

        Assert.Equal((70, 120), (living.Ledger.Restored, living.Ledger.Sent + living.Ledger.Dropped.Unanswered));
        Assert.Equal((living.Ledger.Sent, 0), Counted);
    }

    // How many events it had told to be on the disk.
    private async Task<int> KillInTheMiddleOfALoadAsync(bool atLeastOnce = false)
    {
        using var killed = await Shopper.StartAsync(Server, Folder, atLeastOnce);
        await killed.LoadAsync(stored: 1_000);
        return Math.Max(await killed.KillAsync(), 1_000);
    }
}
