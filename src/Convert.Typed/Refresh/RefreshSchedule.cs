using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped.Refresh;

/// <summary>
/// When to refresh next: a little earlier than the interval, so that servers that started together do not ask together; after
/// failures sooner at first, then ever later.
/// </summary>
/// <param name="interval">The longest wait after a refresh that succeeded.</param>
/// <param name="random">Spreads the waits.</param>
internal sealed class RefreshSchedule(TimeSpan interval, Random random)
{
    private const double Spread = 0.2;
    private const int MostDoublings = 20;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestCeiling = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromHours(1);

    /// <summary>How long to wait.</summary>
    /// <param name="consecutiveFailures">How many refreshes failed since the last one that did not.</param>
    /// <param name="retryAfter">How long the service asked to wait at least; at most an hour is granted.</param>
    public TimeSpan Next(int consecutiveFailures, TimeSpan? retryAfter = null)
    {
        var wait = consecutiveFailures == 0 ? interval : Backoff(consecutiveFailures);
        var asked = Shorter(retryAfter ?? TimeSpan.Zero, LongestAskedFor);
        return asked + (Longer(wait - asked, TimeSpan.Zero) * Jitter());
    }

    private TimeSpan Backoff(int consecutiveFailures)
    {
        var first = Shorter(FirstRetry, interval);
        var ceiling = Longer(interval, ShortestCeiling);
        return Shorter(first * Math.Pow(2, Math.Min(consecutiveFailures - 1, MostDoublings)), ceiling);
    }

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Nobody gains by knowing when a client asks for its config.")]
    private double Jitter() => 1 - (Spread * random.NextDouble());

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
