using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.DependencyInjection;

/// <summary>The app's logger, which may fail where the client must go on: on a full disk, or after it was disposed.</summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A logging provider is the app's code. The consequence is that the line is lost: there is nowhere left to say so.")]
internal sealed class UnfailingLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
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
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // Lost, and nothing else with it.
        }
    }
}
