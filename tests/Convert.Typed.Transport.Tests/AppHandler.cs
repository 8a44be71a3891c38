namespace ConvertTyped.Transport.Tests;

/// <summary>What an app puts between the client and the network.</summary>
internal sealed class AppHandler(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request);
}
