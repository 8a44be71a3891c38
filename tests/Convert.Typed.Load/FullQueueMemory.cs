namespace ConvertTyped.Load;

/// <summary>A flood that no service could take: what is held stays within the bound.</summary>
internal static class FullQueueMemory
{
    // Visitors are remembered besides; few of them, so that those are in place before the flood.
    private const int RememberedVisitors = 1_000;

    public static async Task<MemoryResult> RunAsync(LoadPlan plan)
    {
        Progress.Begin($"{plan.FloodEvents:N0} events into a full queue");
        var capacity = new TrackingOptions().QueueCapacity;
        await using var app = await LoadedApp.StartAsync(static options => options.RememberedVisitors = RememberedVisitors);
        var watch = new Watch(app);
        long before;
        long full;
        long flooded;
        await using (watch)
        {
            // Twice as many as there are places: the sender has taken a batch, and they are full again.
            var visits = Produce(app, from: 0, events: 2 * capacity);
            full = GC.GetTotalMemory(forceFullCollection: true);
            before = app.Ledger.Dropped.QueueFull;
            Produce(app, visits, plan.FloodEvents);
            flooded = GC.GetTotalMemory(forceFullCollection: true);
        }

        return new MemoryResult(capacity, watch.Held, plan.FloodEvents, app.Ledger.Dropped.QueueFull - before, full, flooded);
    }

    private static int Produce(LoadedApp app, int from, int events)
    {
        var visit = from;
        for (var made = 0; made < events;)
        {
            made += app.Visit(visit++);
        }

        return visit;
    }
}
