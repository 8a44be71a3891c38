using System.Text;
using System.Text.RegularExpressions;
using ConvertTyped.DevServer;
using Microsoft.Data.Sqlite;

namespace ConvertTyped.Outbox.Tests;

/// <summary>What an outbox takes, keeps, gives back and lets go.</summary>
public sealed class OutboxTests : OutboxTest
{
    [Fact]
    public async Task What_cannot_be_sent_before_the_app_stops_is_kept_and_delivered_by_the_next_start_in_order()
    {
        // What is in a request when the app stops may have been counted and is not kept, so none is made.
        await using (var stopped = new OutboxApp(Server, Folder, static options => options.Tracking.BatchSize = 500))
        {
            for (var number = 0; number < 30; number++)
            {
                stopped.Client.Goal("purchase").Track(stopped.Client.Visitor("ada"), new GoalData { TransactionId = $"{number}" }, repeat: true);
            }

            stopped.Write();
            stopped.End();
            Assert.Equal((31, 31), (stopped.Ledger.Accepted, stopped.Ledger.Kept));
            Assert.Single(stopped.Log.Texts(60));
        }

        await using var next = new OutboxApp(Server, Folder);
        next.Client.Goal("purchase").Track(next.Client.Visitor("ada"), new GoalData { TransactionId = "last" }, repeat: true);
        await next.FlushAsync();
        Assert.Equal((next.Ledger.Sent, 0), (Counted.Accepted, 0));
        var transactions = Server.Events.Where(static tracked => tracked.GoalData is not null).Select(static tracked => tracked.GoalData![0].Value.GetString()!).ToList();
        Assert.Equal("last", transactions[^1]);
        Assert.Equal(transactions[..^1].OrderBy(int.Parse), transactions[..^1]);
    }

    [Fact]
    public async Task A_request_is_rebuilt_as_it_would_have_been()
    {
        var bodies = new List<string>();
        foreach (var isInterrupted in (bool[])[false, true])
        {
            Server.ClearEvents();
            var folder = isInterrupted ? Folder : null;
            var app = new OutboxApp(Server, folder, options => options.Tracking.BatchSize = 500);
            var ada = app.Client.Visitor("ada \"€\" \ud83d\ude00", new AttributeSet { ["country"] = "US", ["source"] = "campaign" });
            app.Client.Experience("checkout-button").Decide(ada);
            app.Client.SetSegments(ada, new AttributeSet { ["country"] = "DE" });
            app.Client.Goal("purchase").Track(ada, new GoalData { Amount = 10.30m, ProductsCount = 2, TransactionId = "tx-1", CustomDimensions = ["a", AttributeValue.List(["b", "c"]), 1e21] });
            if (isInterrupted)
            {
                app.Write();
                app.End();
                Assert.Equal(3, app.Ledger.Kept);
                app = new OutboxApp(Server, folder);
            }

            await app.FlushAsync();
            bodies.Add(Encoding.UTF8.GetString(Server.Requests.Last(static request => request.Endpoint == DevServerEndpoint.Track).Body.Span));
            await app.DisposeAsync();
        }

        Assert.Equal(bodies[0], bodies[1]);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task Without_an_outbox_nothing_is_written_and_what_is_left_is_dropped()
    {
        await using var app = new OutboxApp(Server, folder: null);
        app.Track(3);
        app.End();

        Assert.Equal((3, 0), (app.Ledger.Dropped.Disposed, app.Ledger.Kept));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task What_was_sent_is_not_on_the_disk_any_more()
    {
        await using (var app = new OutboxApp(Server, Folder))
        {
            app.Track(100);
            Assert.Contains(".outbox", Files);
            await app.FlushAsync();
            app.End();
            Assert.Equal((100, 0), (app.Ledger.Sent, app.Ledger.Kept));
        }

        Assert.Empty(Files);
    }

    [Fact]
    public async Task What_is_older_than_the_maximum_age_is_dropped_counted_and_logged()
    {
        await LeaveAsync(5);
        await using var next = new OutboxApp(Server, Folder, now: DateTimeOffset.UtcNow.AddDays(4));
        await next.FlushAsync();

        Assert.Equal(new TrackingLedger { Accepted = 5, Restored = 5, Dropped = new() { Expired = 5 } }, next.Ledger);
        Assert.Contains("Expired", Assert.Single(next.Log.Texts(67)));
        Assert.Equal((0, 0), Counted);
    }

    [Fact]
    public async Task What_finds_no_room_goes_on_in_memory_and_is_logged_once()
    {
        await using var app = new OutboxApp(Server, Folder, options => options.Tracking.BatchSize = 500, outbox => outbox.MaximumBytes = 1024 * 1024);
        var large = new string('x', 100_000);
        for (var number = 0; number < 20; number++)
        {
            app.Client.Goal("purchase").Track(app.Client.Visitor($"{number}"), new GoalData { TransactionId = large });
            app.Write();
        }

        Assert.Single(app.Log.Texts(64));
        Assert.InRange(Directory.GetFiles(Folder, "*.outbox").Sum(static file => new FileInfo(file).Length), 1, 1024 * 1024);
        await app.FlushAsync();
        Assert.Equal((40, 40), (app.Ledger.Sent, Counted.Accepted));
    }

    [Fact]
    public async Task A_full_queue_drops_from_the_outbox_too()
    {
        Server.Faults.Track.UntilCleared(Fault.Status(503));
        var app = new OutboxApp(Server, Folder, options => options.Tracking.QueueCapacity = 10);
        app.Track(10, "old");
        await Server.WaitForRequestsAsync(2).WaitAsync(Patience.Long);
        app.Track(10, "new");
        app.Track(0);
        app.End();
        Assert.Equal(20, app.Ledger.Accepted);
        Assert.Equal(20, app.Ledger.Dropped.Total + app.Ledger.Kept);

        Server.Faults.Clear();
        await using var next = new OutboxApp(Server, Folder);
        await next.FlushAsync();
        Assert.Equal((app.Ledger.Kept, app.Ledger.Kept), (next.Ledger.Restored, next.Ledger.Sent));
        Assert.Equal((next.Ledger.Sent, 0), Counted);
    }

    [Fact]
    public async Task What_made_way_while_a_request_was_under_way_is_not_kept()
    {
        Server.Faults.Track.UntilCleared(Fault.BlackHole());
        var app = new OutboxApp(Server, Folder, static options => (options.Tracking.QueueCapacity, options.Tracking.AtLeastOnce) = (20, true));
        app.Track(10, "sent");
        await WaitForTrackRequestAsync();
        app.Track(10, "old");
        app.Track(5, "new");
        app.End();
        Assert.Equal((25, 5, 20), (app.Ledger.Accepted, app.Ledger.Dropped.QueueFull, app.Ledger.Kept));

        Server.Faults.Clear();
        await using var next = new OutboxApp(Server, Folder, static options => options.Tracking.AtLeastOnce = true);
        await DeliverAsync(next);
        Assert.Equal(new TrackingLedger { Accepted = 20, Restored = 20, Sent = 20 }, next.Ledger);
        Assert.Equal((20, 0), Counted);
    }

    [Fact]
    public async Task A_damaged_database_is_set_aside_and_the_others_are_delivered()
    {
        await LeaveAsync(5);
        var database = Directory.GetFiles(Folder, "*.outbox").Single();
        var damaged = Regex.Replace(Path.GetFileName(database), @"-\d{17}-", "-20200101000000000-");
        await File.WriteAllBytesAsync(Path.Combine(Folder, damaged), new byte[8192].Select(static (_, position) => (byte)position).ToArray());

        await using var next = new OutboxApp(Server, Folder);
        await next.FlushAsync();

        Assert.Equal((5, 0), Counted);
        Assert.Single(Directory.GetFiles(Folder, "*-damaged"));
    }

    [Fact]
    public async Task A_lock_that_may_not_be_taken_does_not_stand_before_the_others()
    {
        await LeaveAsync(5);
        var database = Directory.GetFiles(Folder, "*.outbox").Single();
        var forbidden = Regex.Replace(Path.GetFileName(database), @"-\d{17}-", "-20200101000000000-");
        await File.WriteAllTextAsync(Path.Combine(Folder, forbidden), "");

        // What opening a file of another user gives, opening a folder gives to everybody.
        Directory.CreateDirectory(Path.Combine(Folder, $"{forbidden}.lock"));

        await using var next = new OutboxApp(Server, Folder);
        await next.FlushAsync();

        Assert.Equal((5, 0), Counted);
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        await LeaveAsync(5);
        var database = Directory.GetFiles(Folder, "*.outbox").Single();
        Change(database, "PRAGMA user_version = 2");

        await using var next = new OutboxApp(Server, Folder);
        await next.FlushAsync();

        Assert.Equal(0, next.Ledger.Restored);
        Assert.Contains("another version", Assert.Single(next.Log.Texts(68)));
        Assert.True(File.Exists(database));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_dropped_and_counted()
    {
        await LeaveAsync(5);
        Change(Directory.GetFiles(Folder, "*.outbox").Single(), "UPDATE events SET event = x'7b7d' WHERE number = 2");

        await using var next = new OutboxApp(Server, Folder);
        await next.FlushAsync();

        Assert.Equal(new TrackingLedger { Accepted = 5, Restored = 5, Sent = 4, Dropped = new() { Unreadable = 1 } }, next.Ledger);
        Assert.Equal((4, 0), Counted);
    }

    [Fact]
    public async Task Events_of_another_project_are_left_for_it()
    {
        await LeaveAsync(5);
        await using var other = new OutboxApp(Server, Folder, static options => options.SdkKey = "10012345/10077777");
        await other.FlushAsync();

        Assert.Equal(new TrackingLedger(), other.Ledger);
        Assert.Equal((0, 0), Counted);
    }

    [Fact]
    public async Task The_secret_is_not_stored()
    {
        await using (var app = new OutboxApp(Server, Folder, static options => options.SdkKeySecret = "s3cret-of-the-key"))
        {
            app.Track(3);
            app.End();
        }

        foreach (var file in Directory.GetFiles(Folder))
        {
            Assert.DoesNotContain("s3cret", await File.ReadAllTextAsync(file) + file);
        }
    }

    private async Task LeaveAsync(int count)
    {
        await using var app = new OutboxApp(Server, Folder);
        app.Track(count);
        app.End();
        Assert.Equal(count, app.Ledger.Kept);
    }

    private static void Change(string database, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
