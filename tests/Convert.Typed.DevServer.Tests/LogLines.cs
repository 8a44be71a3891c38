using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.DevServer.Tests;

/// <summary>Keeps every log line, and wakes who waits for one.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = [];
    private readonly ConcurrentDictionary<int, TaskCompletionSource> awaited = [];

    public IReadOnlyList<string> All => [.. lines.Select(static line => line.Text)];

    public IReadOnlyList<string> Warnings => [.. lines.Where(static line => line.Level == LogLevel.Warning).Select(static line => line.Text)];

    /// <summary>Completes when the event with this id has been logged.</summary>
    public Task Logged(int id) => Signal(id).Task;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue((logLevel, formatter(state, exception) + exception));
        Signal(eventId.Id).TrySetResult();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private TaskCompletionSource Signal(int id) => awaited.GetOrAdd(id, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
