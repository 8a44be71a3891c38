using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>The queue with the senders that empty it, until it is closed.</summary>
internal sealed partial class EventDelivery : IDisposable, IAsyncDisposable
{
    private readonly TrackingServices services;

    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "It has no timer, so it holds nothing; requests may still look at its token when Dispose returns.")]
    private readonly CancellationTokenSource closing = new();

    private readonly TimeSpan shutdownTimeout;
    private readonly FullQueueReport fullQueue;
    private readonly Task senders;

    public EventDelivery(TrackingOptions options, EventRoute route, TrackingServices services)
    {
        this.services = services;
        shutdownTimeout = options.ShutdownTimeout;
        Queue = new EventQueue(options, services.Time);
        fullQueue = new FullQueueReport(Queue, options, services);
        var refusals = new RefusalReport(services);
        var lanes = Queue.Lanes.ToArray();
        senders = Start([.. lanes.Select(lane => new LaneSender(Queue, lane, route, options, services, fullQueue, refusals))]);
    }

    public EventQueue Queue { get; }

    /// <summary>As <see cref="EventQueue.Reserve"/>; tells the log when the queue is full.</summary>
    public TrackResult Reserve(int places)
    {
        var result = Queue.Reserve(places);
        fullQueue.LogWhenDue();
        return result;
    }

    /// <summary>As <see cref="EventQueue.Add"/>; tells the log when the queue is full.</summary>
    public bool Add(in TrackedEvent tracked, bool hasPlace = false)
    {
        var isTaken = Queue.Add(tracked, hasPlace);
        fullQueue.LogWhenDue();
        return isTaken;
    }

    /// <summary>Takes no more events, sends what is queued as long as there is time, and drops the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        Queue.TakeNoMore(shutdownTimeout);
        using var limit = new CancellationTokenSource(shutdownTimeout, services.Time);
        try
        {
            await Queue.FlushAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What is left is dropped, counted and logged next.
        }

        Dispose();

        // A sender has told the log of its faults. Who disposes could do nothing about them.
        await senders.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Drops what is queued, at once, and gives up requests in flight.</summary>
    public void Dispose()
    {
        if (Queue.Close() is > 0 and var left)
        {
            LeftBehind(services.Logger, left, Queue.Ledger);
        }

        fullQueue.LogRest();

        // Not on this thread: what is registered with the requests is other people's code.
        _ = closing.CancelAsync();
    }

    private Task Start(LaneSender[] lanes)
    {
        // They outlive the call that made the client, so they must not carry its activity and its async locals along.
        using var own = ExecutionContext.SuppressFlow();
        return Task.WhenAll(lanes.Select(sender => sender.RunAsync(closing.Token)));
    }

    [LoggerMessage(48, LogLevel.Warning, "Convert: {Count} events were not sent before the client was disposed, and are dropped. Await DisposeAsync, or let the host stop, and give it Tracking.ShutdownTimeout. {Ledger}.")]
    private static partial void LeftBehind(ILogger logger, int count, TrackingLedger ledger);
}
