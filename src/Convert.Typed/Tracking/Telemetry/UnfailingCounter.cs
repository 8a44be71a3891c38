using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>A counter whose listeners, which are the app's code, may fail where the client must go on.</summary>
internal sealed class UnfailingCounter(Counter<long> counter, ILogger logger)
{
    private int isTold;

    /// <summary>Whether anybody listens.</summary>
    public bool Enabled => counter.Enabled;

    /// <summary>Counts. The first fault of a listener is logged, and none reaches the caller.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A listener is the app's code. A fault of its costs it the number, which the log says, and nobody anything else.")]
    public void Add(long delta, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(delta, tags);
        }
        catch (Exception fault)
        {
            if (Interlocked.Exchange(ref isTold, 1) == 0)
            {
                ConvertTelemetry.ListenerFailed(logger, fault);
            }
        }
    }
}
