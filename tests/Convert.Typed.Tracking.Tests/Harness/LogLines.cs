using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Remembers what was logged.</summary>
internal sealed class LogLines : ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> lines = [];

    public IReadOnlyList<string> Texts(int id) => [.. lines.Where(line => line.Id == id).Select(static line => line.Text)];

    /// <summary>Makes every call fail, after it was remembered, as a provider's fault does.</summary>
    public bool Throws { get; set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
        if (Throws)
        {
            throw new InvalidOperationException("The test's logger failed.");
        }
    }
}
