using System.Globalization;

namespace ConvertTyped.DevServer.CommandLine;

/// <summary>Writes each log line as one line for people: the time of day, and what happened.</summary>
internal sealed class ConsoleLines(TextWriter output, TimeProvider time) : ILoggerProvider, ILogger
{
    private readonly Lock gate = new();

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}";
        var line = string.Create(CultureInfo.InvariantCulture, $"{time.GetLocalNow():HH:mm:ss} {(logLevel >= LogLevel.Warning ? "! " : "  ")}{OneLine(text)}");
        lock (gate)
        {
            output.WriteLine(line);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }

    // Visitors and user agents come from outside and must not move the cursor or begin lines.
    private static string OneLine(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (var position = 0; position < line.Length; position++)
        {
            line[position] = char.IsControl(source[position]) ? ' ' : source[position];
        }
    });
}
