using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped.Tracking;

/// <summary>How long a lane holds back after a failure: longer with each one in a row, and never when others do.</summary>
internal sealed class Backoff(Random random)
{
    /// <summary>What the service asks for is honoured up to this.</summary>
    public static readonly TimeSpan LongestAskedFor = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // From here on the wait is the longest one.
    private const int MostDoublings = 5;

    /// <summary>How many failures there were in a row.</summary>
    public int Failures { get; private set; }

    public void Reset() => Failures = 0;

    /// <summary>
    /// The wait after one more failure: what the service asks for, else any time up to a bound that doubles ("full jitter",
    /// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that clients that failed together do
    /// not come back together.
    /// </summary>
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "It spreads requests over time and protects nothing.")]
    public TimeSpan Next(TimeSpan? askedFor)
    {
        var bound = First * (1 << Math.Min(Failures, MostDoublings));
        Failures++;
        if (askedFor is { Ticks: > 0 } asked)
        {
            return asked < LongestAskedFor ? asked : LongestAskedFor;
        }

        return random.NextDouble() * (bound < Longest ? bound : Longest);
    }
}
