namespace ConvertTyped.Outbox.Tests;

/// <summary>What an outbox costs, and whom.</summary>
public sealed class AllocationTests : OutboxTest
{
    // Fewer than a batch, so that nothing leaves meanwhile.
    private const int Calls = 150;

    // As the documentation has it.
    private const int MostBytes = 2 * 1024;

    [Fact]
    public async Task A_call_that_tracks_allocates_no_byte_for_the_outbox()
    {
        await using var without = new OutboxApp(Server, folder: null, static options => options.Tracking.BatchSize = 500);
        await using var with = new OutboxApp(Server, Folder, static options => options.Tracking.BatchSize = 500);

        Assert.Equal(BytesOfTracking(without), BytesOfTracking(with));
        without.End();
        with.End();
    }

    [Fact]
    public async Task Writing_an_event_allocates_little_on_a_thread_of_its_own()
    {
        await using var app = new OutboxApp(Server, Folder, static options => options.Tracking.BatchSize = 500);
        BytesOfTracking(app);
        app.Write();
        Track(app, "measured");
        var before = GC.GetAllocatedBytesForCurrentThread();

        // The clock of the tests runs the keeper on the thread that moves it.
        app.Write();

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 1, MostBytes);
        app.End();
    }

    private static long BytesOfTracking(OutboxApp app)
    {
        Track(app, "first");
        return Track(app, "later");
    }

    private static long Track(OutboxApp app, string prefix)
    {
        var goal = app.Client.Goal("add-to-cart");
        var visitors = Enumerable.Range(0, Calls).Select(number => app.Client.Visitor($"{prefix}-{number}")).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var visitor in visitors)
        {
            goal.Track(visitor);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
