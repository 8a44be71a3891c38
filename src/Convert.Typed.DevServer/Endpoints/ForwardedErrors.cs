namespace ConvertTyped.DevServer.Endpoints;

/// <summary>Gives lines of the web server to the loggers of whoever started the dev server, and leaves those to their owner.</summary>
internal sealed class ForwardedErrors(ILoggerFactory loggers) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

    public void Dispose()
    {
    }
}
