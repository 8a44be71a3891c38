using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

/// <summary>
/// The events of a client, which are decisions made anew and conversions, on their way to the service: whether they are
/// taken, what became of them, and waiting for them.
/// </summary>
/// <remarks>
/// All members may be called from many threads. A client without an SDK key has no way to the service: its events go to the
/// handlers of <see cref="Accepted"/> and no further.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Its client ends it. Who uses the client must not end it alone.")]
public sealed partial class ConvertTracking
{
    private readonly ILogger logger;
    private readonly EventDelivery? delivery;
    private volatile bool isEnabled;
    private volatile bool isClosed;

    internal ConvertTracking(TrackingOptions options, EventRoute? route, TrackingServices services)
    {
        // The app may keep its object and change it.
        options = options.Copy();
        logger = services.Logger;
        isEnabled = options.Enabled;
        Telemetry = services.Telemetry;
        if (route is not null)
        {
            delivery = new EventDelivery(options, route, services);
            Telemetry?.Observe(delivery.Queue);
        }
    }

    /// <summary>
    /// Raised with every event that tracking takes, on the thread of the call that caused it; not while tracking is off, nor
    /// with what a full queue or a disposed client drops at once. What a handler throws is logged and reaches nobody else.
    /// </summary>
    [SuppressMessage("Design", "CA1003:Use generic event handler instances", Justification = "The event says everything; a sender and an argument class would wrap it twice.")]
    public event Action<TrackedEvent>? Accepted;

    /// <summary>
    /// Whether events are taken. While it is false, features are decided and decisions remembered as ever, but no event is
    /// queued, and conversions answer <see cref="TrackResult.TrackingOff"/> and are not marked as reached. What was queued
    /// before still leaves.
    /// </summary>
    public bool Enabled
    {
        get => isEnabled;
        set => isEnabled = value;
    }

    /// <summary>What became of all events, in one consistent copy.</summary>
    public TrackingLedger Ledger => delivery?.Queue.Ledger ?? new TrackingLedger();

    /// <summary>
    /// Completes when every event that was accepted before the call was sent or dropped; at once when there is none. It does
    /// not shorten waits after a failure.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. The events stay queued.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => delivery?.Queue.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>What measures the client; null when nothing does. It ends with tracking.</summary>
    internal ConvertTelemetry? Telemetry { get; }

    /// <summary>Takes an event, unless tracking is off.</summary>
    internal void Accept(in TrackedEvent tracked)
    {
        if (isEnabled)
        {
            Take(tracked, hasPlace: false);
        }
    }

    /// <summary>
    /// Promises places for events that are about to come, so that nothing is marked as done that is not taken. Each is then
    /// used by <see cref="AcceptReserved"/> or given back by <see cref="Release"/>.
    /// </summary>
    /// <returns><see cref="TrackResult.Queued"/>, or why there is no place.</returns>
    internal TrackResult Reserve(int places) => isEnabled
        ? delivery?.Reserve(places) ?? (isClosed ? TrackResult.TrackingOff : TrackResult.Queued)
        : TrackResult.TrackingOff;

    /// <summary>Takes an event that has a place, also when tracking was switched off since.</summary>
    internal void AcceptReserved(in TrackedEvent tracked) => Take(tracked, hasPlace: true);

    /// <summary>Gives back places that are not needed.</summary>
    internal void Release(int places) => delivery?.Queue.Release(places);

    /// <summary>Takes no more events, sends what is queued as long as there is time, and drops the rest.</summary>
    internal async ValueTask CloseAsync()
    {
        isClosed = true;
        if (delivery is not null)
        {
            await delivery.DisposeAsync().ConfigureAwait(false);
        }

        Telemetry?.Dispose();
    }

    /// <summary>Drops what is queued, at once.</summary>
    internal void Close()
    {
        isClosed = true;
        delivery?.Dispose();
        Telemetry?.Dispose();
    }

    private void Take(in TrackedEvent tracked, bool hasPlace)
    {
        if (delivery?.Add(tracked, hasPlace) ?? !isClosed)
        {
            Raise(tracked);
        }
    }

    private void Raise(in TrackedEvent tracked)
    {
        if (Accepted is { } handlers)
        {
            Raise(handlers, tracked);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Handlers are the app's code; deciding must not fail because one of them does. The log line is the consequence.")]
    private void Raise(Action<TrackedEvent> handlers, in TrackedEvent tracked)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(tracked);
            }
            catch (Exception fault)
            {
                HandlerFailed(logger, fault);
            }
        }
    }

    [LoggerMessage(10, LogLevel.Error, "Convert: a handler of Tracking.Accepted failed. The event was handed to tracking all the same.")]
    private static partial void HandlerFailed(ILogger logger, Exception fault);
}
