using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Refresh.Tests;

/// <summary>Everything that is logged, whatever its level and category.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Whether logging fails, as it does where the disk is full.</summary>
    public bool Fails { get; set; }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(LogLines log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log.lines.Enqueue($"Scope {name} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (log.Fails)
            {
                throw new IOException("The disk is full.");
            }

            log.lines.Enqueue($"{logLevel} {name} {eventId.Id} {formatter(state, exception)} {exception}");
        }
    }
}
