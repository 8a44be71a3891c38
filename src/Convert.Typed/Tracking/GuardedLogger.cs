using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>A logger whose faults reach nobody: a line that cannot be written must not keep an event from being sent.</summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Loggers are the app's code. What fails is the log itself, so there is nobody to tell; the line is lost, and events go on.")]
internal sealed class GuardedLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // The line is lost.
        }
    }
}
