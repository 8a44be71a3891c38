using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

/// <summary>Where events are handed to: decisions made anew and conversions.</summary>
public sealed partial class ConvertTracking
{
    private readonly ILogger logger;

    internal ConvertTracking(ILogger logger) => this.logger = logger;

    /// <summary>
    /// Raised with every event handed to tracking, on the thread of the call that caused it. What a handler throws is logged
    /// and reaches nobody else.
    /// </summary>
    [SuppressMessage("Design", "CA1003:Use generic event handler instances", Justification = "The event says everything; a sender and an argument class would wrap it twice.")]
    public event Action<TrackedEvent>? Accepted;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Handlers are the app's code; deciding must not fail because one of them does. The log line is the consequence.")]
    internal void Accept(in TrackedEvent tracked)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(Accepted))
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
