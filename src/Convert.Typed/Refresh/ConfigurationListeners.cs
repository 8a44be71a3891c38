using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace ConvertTyped.Refresh;

/// <summary>Those who want to know when another config is in force.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing; its tokens outlive the client in other hands.")]
internal sealed partial class ConfigurationListeners(ILogger logger)
{
    private CancellationTokenSource next = new();

    public event Action<ConvertStatus>? Changed;

    /// <summary>A token that fires at the next change, once.</summary>
    public IChangeToken Token => new CancellationChangeToken(Volatile.Read(ref next).Token);

    /// <summary>Tells everybody. What a listener throws reaches nobody else.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Listeners are the app's code; refreshing must go on when one of them fails. The log line is the consequence.")]
    public void Tell(ConvertStatus status)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(Changed))
        {
            try
            {
                listener(status);
            }
            catch (Exception fault)
            {
                ListenerFailed(logger, fault);
            }
        }

        // Whoever asks for a token while this one fires gets the next one.
        var fired = Interlocked.Exchange(ref next, new CancellationTokenSource());
        try
        {
            fired.Cancel();
        }
        catch (AggregateException faults)
        {
            ListenerFailed(logger, faults);
        }
    }

    [LoggerMessage(20, LogLevel.Error, "Convert: a listener of ConfigurationChanged or of a change token failed. The new config is in force all the same.")]
    private static partial void ListenerFailed(ILogger logger, Exception fault);
}
