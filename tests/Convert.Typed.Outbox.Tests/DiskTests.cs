using ConvertTyped.DevServer;

namespace ConvertTyped.Outbox.Tests;

/// <summary>Disks that do not take what they are given. The events of a process that lives do not depend on them.</summary>
public sealed class DiskTests : OutboxTest
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task On_a_full_disk_events_go_on_in_memory_and_are_written_again_when_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        await using (var app = new OutboxApp(Server, disk.Folder, static options => options.Tracking.BatchSize = 500))
        {
            app.Track(100, "before");
            disk.Fill();
            app.Track(2_000, "full");
            Assert.Contains("free space on the disk", Assert.Single(app.Log.Texts(62)));

            disk.Fill();
            app.Time.Advance(RetryInterval);
            app.Track(100, "still");
            Assert.Single(app.Log.Texts(62));
            await app.FlushAsync();
            Assert.Equal(new TrackingLedger { Accepted = 2_200, Sent = 2_200 }, app.Ledger);
            Assert.Equal((2_200, 0), Counted);

            disk.MakeRoom();
            app.Time.Advance(RetryInterval);
            app.Track(10, "after");
            Assert.Single(app.Log.Texts(63));
            app.End();
            Assert.Equal(10, app.Ledger.Kept);
        }

        await using var next = new OutboxApp(Server, disk.Folder);
        await next.FlushAsync();
        Assert.Equal(new TrackingLedger { Accepted = 10, Restored = 10, Sent = 10 }, next.Ledger);
        Assert.Equal((2_210, 0), Counted);
        next.End();
    }

    [Fact]
    public async Task A_folder_that_is_none_costs_the_protection_and_no_event()
    {
        var file = Path.Combine(Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        await using var app = new OutboxApp(Server, Path.Combine(file, "outbox"));
        using var failures = new FailureCount(app.Meters);
        app.Track(20);
        app.Time.Advance(RetryInterval);
        await app.FlushAsync();

        // The first one was before anybody listened.
        Assert.Equal(1, failures.Value);

        Assert.Contains("The next try is in 00:00:30", Assert.Single(app.Log.Texts(62)));
        Assert.Equal(new TrackingLedger { Accepted = 20, Sent = 20 }, app.Ledger);
        Assert.Equal((20, 0), Counted);
    }

    [Fact]
    public async Task What_a_broken_outbox_cannot_keep_is_dropped_and_counted_at_the_end()
    {
        var file = Path.Combine(Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        Server.Faults.Track.UntilCleared(Fault.Status(503));
        await using var app = new OutboxApp(Server, Path.Combine(file, "outbox"));
        app.Track(5);
        app.End();

        Assert.Equal((5, 0), (app.Ledger.Dropped.Total, app.Ledger.Kept));
        Assert.Single(app.Log.Texts(48));
    }
}
