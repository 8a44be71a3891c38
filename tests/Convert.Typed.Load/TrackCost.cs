using System.Diagnostics;

namespace ConvertTyped.Load;

/// <summary>What one <see cref="Goal.Track"/> of a fresh visitor costs the app, at an empty and at a full queue, while events are being sent.</summary>
internal static class TrackCost
{
    // Half of the places: the queue has room for all of them when it is empty.
    private const int Calls = 5_000;

    private const int WarmUpRounds = 4;

    public static async Task<IReadOnlyList<CostResult>> RunAsync(LoadPlan plan)
    {
        Progress.Begin("Track, at an empty and at a full queue");
        var results = new List<CostResult>();
        foreach (var mode in Enum.GetValues<QueueFullMode>())
        {
            results.Add(await MeasureAsync(mode, plan.TrackRounds));
        }

        return results;
    }

    private static async Task<CostResult> MeasureAsync(QueueFullMode mode, int count)
    {
        await using var app = await LoadedApp.StartAsync(options => options.Tracking.FullMode = mode);
        var rounds = new List<(double Empty, double Full)>();
        var visitors = new FreshVisitors(app);
        for (var round = 0; round < WarmUpRounds + count; round++)
        {
            await app.FlushAsync();
            var measured = MeasureRound(app, visitors);
            if (round >= WarmUpRounds)
            {
                rounds.Add(measured);
                Progress.Tell($"{mode}, round {rounds.Count} of {count}: {measured.Empty:F0} ns, {measured.Full:F0} ns");
            }
        }

        return CostResult.Of($"`Track`, {mode}", rounds);
    }

    private static (double Empty, double Full) MeasureRound(LoadedApp app, FreshVisitors visitors)
    {
        var first = visitors.Next(Calls);
        var filling = visitors.Next(2 * Calls);
        var last = visitors.Next(Calls);
        GC.Collect();
        var empty = TimeAll(app.Goal, first);
        TimeAll(app.Goal, filling);
        var before = app.Ledger.Dropped.QueueFull;
        var full = TimeAll(app.Goal, last);

        // A sender takes a batch now and then, and its places are free for a moment.
        return app.Ledger.Dropped.QueueFull - before > Calls / 2
            ? (empty, full)
            : throw new InvalidOperationException("The queue was not full. The machine is too busy to measure on.");
    }

    private static double TimeAll(Goal goal, Visitor[] visitors)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var visitor in visitors)
        {
            goal.Track(visitor);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / visitors.Length;
    }

    private sealed class FreshVisitors(LoadedApp app)
    {
        private int number;

        public Visitor[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => app.Visitor(number++))];
    }
}
