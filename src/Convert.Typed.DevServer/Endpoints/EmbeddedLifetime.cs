namespace ConvertTyped.DevServer.Endpoints;

/// <summary>Lives as long as whoever started the server wants. The host's own lifetime would take Ctrl+C from the program around it.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
