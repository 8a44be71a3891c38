using System.Diagnostics;

namespace ConvertTyped.Load;

/// <summary>A busy server with the options as they are: as many events a second, evenly.</summary>
internal static class SteadyLoad
{
    public const int EventsPerSecond = 2_000;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    public static Task<LoadResult> RunAsync(LoadPlan plan, bool withOutbox) => LoadRun.OfAsync(
        $"{EventsPerSecond:N0} events/s for {plan.SteadyDuration.TotalSeconds:F0} s{(withOutbox ? ", with an outbox" : "")}",
        configure: null,
        withOutbox,
        app => ProduceAsync(app, plan.SteadyDuration));

    private static async Task<long> ProduceAsync(LoadedApp app, TimeSpan duration)
    {
        var made = 0L;
        var visits = 0;
        var total = (long)(EventsPerSecond * duration.TotalSeconds);
        var start = Stopwatch.GetTimestamp();
        var nextTell = Progress.Interval;
        using var beat = new PeriodicTimer(Beat);
        while (made < total && await beat.WaitForNextTickAsync())
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            var due = Math.Min(total, (long)(EventsPerSecond * elapsed.TotalSeconds));
            while (made < due)
            {
                made += app.Visit(visits++);
            }

            if (elapsed >= nextTell)
            {
                nextTell += Progress.Interval;
                Progress.Tell($"{elapsed.TotalSeconds:F0} s: {app.Ledger}");
            }
        }

        return made;
    }
}
