using System.Diagnostics;

namespace ConvertTyped.Benchmarks;

/// <summary>One row for a while in one process, for a profiler to look at.</summary>
internal static class Profile
{
    public static void Run(string row)
    {
        var benchmarks = new DecisionBenchmarks();
        benchmarks.Setup();
        Func<long> round = row switch
        {
            "B2" => () => benchmarks.B2(),
            "peek" => () => benchmarks.Peek(),
            "re-read" => () => benchmarks.Reread(),
            "try-get" => benchmarks.TryGet,
            "first" => () => Renewed(benchmarks, benchmarks.First_decision),
            "new" => () => Renewed(benchmarks, benchmarks.New_visitor_and_first_decision),
            _ => throw new ArgumentException($"There is no row '{row}': B2, peek, re-read, try-get, first or new."),
        };
        for (var second = 0; second < 5; second++)
        {
            long ticks = 0, rounds = 0;
            measured = 0;
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < 1)
            {
                var began = Stopwatch.GetTimestamp();
                round();
                ticks += Stopwatch.GetTimestamp() - began;
                rounds++;
            }

            var spent = measured > 0 ? measured : ticks;
            Console.WriteLine($"{row}: {1e9 * spent / Stopwatch.Frequency / rounds / 10_000:F1} ns");
        }
    }

    private static long measured;

    private static long Renewed(DecisionBenchmarks benchmarks, Func<int> row)
    {
        benchmarks.DrainAndRenew();
        var start = Stopwatch.GetTimestamp();
        var result = row();
        measured += Stopwatch.GetTimestamp() - start;
        return result;
    }
}
