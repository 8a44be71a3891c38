using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Refresh.Tests;

/// <summary>A clock that stands still until a test moves it, and tells when refreshing waits for it.</summary>
internal sealed class SteppedClock : FakeTimeProvider
{
    /// <summary>The time limit of requests in these tests: what waits that long is no pause between refreshes.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10.5);

    // Of real time, after which refreshing has stopped for good.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();
    private TimeSpan jump;

    public SteppedClock()
        : base(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Sets the wall clock, which a machine's owner or a time server may do; what measures time goes on.</summary>
    public void JumpBy(TimeSpan offset) => jump += offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + jump;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != RequestTimeout && dueTime > TimeSpan.Zero)
        {
            pauses.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>How long refreshing waits, as soon as it does: a refresh has ended then.</summary>
    public async Task<TimeSpan> PauseAsync() => await pauses.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Lets the pause pass and the next refresh end; answers how long refreshing waits after it.</summary>
    public async Task<TimeSpan> NextRefreshAsync(TimeSpan pause)
    {
        Advance(pause);
        return await PauseAsync();
    }
}
