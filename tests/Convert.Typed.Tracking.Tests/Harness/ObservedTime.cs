using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Tracking.Tests;

/// <summary>A clock that stands still until it is told to go on, and tells when something waits for it.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period), this);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>How long the next one to wait for the clock wants to wait.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await waits.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    /// <summary>Waits until something waits for exactly so long.</summary>
    public async Task BeginsAsync(TimeSpan wait)
    {
        while (await NextWaitAsync() != wait)
        {
        }
    }

    /// <summary>Lets this wait go by, which something must begin first.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        await BeginsAsync(wait);
        Advance(wait);
    }

    /// <summary>Forgets who waited so far.</summary>
    public void ForgetWaits()
    {
        while (waits.Reader.TryRead(out _))
        {
        }
    }

    private sealed class ObservedTimer(ITimer timer, ObservedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.waits.Writer.TryWrite(dueTime);
            }

            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
