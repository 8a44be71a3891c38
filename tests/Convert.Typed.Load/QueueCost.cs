using System.Diagnostics;
using ConvertTyped.Attributes;
using ConvertTyped.Tracking;

namespace ConvertTyped.Load;

/// <summary>What adding one event costs the queue alone, without senders.</summary>
internal static class QueueCost
{
    private const int WarmUpRounds = 20;

    public static IEnumerable<CostResult> Run(LoadPlan plan)
    {
        Progress.Begin("the queue alone, empty and full");
        return Enum.GetValues<QueueFullMode>().Select(mode => Measure(mode, plan.QueueRounds)).ToList();
    }

    private static CostResult Measure(QueueFullMode mode, int count)
    {
        var options = new TrackingOptions { FullMode = mode };
        var queue = new EventQueue(options, TimeProvider.System);

        // Each event has a visitor and a memory of its own, as in life.
        var events = Enumerable.Range(0, options.QueueCapacity)
            .Select(static number => TrackedEvent.Conversion($"visitor-{number:D14}", Remembered.Nothing.WithGoal("purchase"), "100200001", data: null))
            .ToArray();
        var rounds = new List<(double Empty, double Full)>();
        for (var round = 0; round < WarmUpRounds + count; round++)
        {
            var empty = TimeAll(queue, events);
            var full = TimeAll(queue, events);
            TakeAll(queue);
            if (round >= WarmUpRounds)
            {
                rounds.Add((empty, full));
            }
        }

        return CostResult.Of($"the queue alone, {mode}", rounds);
    }

    private static double TimeAll(EventQueue queue, TrackedEvent[] events)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (ref readonly var tracked in events.AsSpan())
        {
            queue.Add(tracked);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / events.Length;
    }

    private static void TakeAll(EventQueue queue)
    {
        var lane = queue.Lanes[0];

        // Somebody who waits makes the last ones leave, too.
        var flush = queue.FlushAsync(CancellationToken.None);
        while (!flush.IsCompleted)
        {
            queue.Next(lane);
            queue.Settle(lane, lane.Batch.Count);
        }
    }
}
