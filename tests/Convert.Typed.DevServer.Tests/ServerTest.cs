using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ConvertTyped.DevServer.Tests;

/// <summary>Asks a server the way clients do.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    private readonly CancellationTokenSource untilGivenUp = new(TimeSpan.FromMinutes(10));

    protected HttpClient Http { get; } = new();

    /// <summary>Ends waits that would never end; long enough for a machine with much else to do.</summary>
    protected CancellationToken Patience => untilGivenUp.Token;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        untilGivenUp.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected static Task<ConvertDevServer> StartAsync(DevServerOptions? options = null) =>
        ConvertDevServer.StartAsync(options ?? new DevServerOptions { Configuration = Shop.Config });

    private protected Task<HttpResponseMessage> GetAsync(ConvertDevServer server, string path, params (string Name, string Value)[] headers) =>
        SendAsync(server, HttpMethod.Get, path, content: null, headers);

    private protected Task<HttpResponseMessage> TrackAsync(
        ConvertDevServer server, string body, string path = $"track/{Shop.Key}", string? agent = "ConvertAgent/1.0", params (string Name, string Value)[] headers) =>
        SendAsync(
            server,
            HttpMethod.Post,
            path,
            new StringContent(body, Encoding.UTF8, "application/json"),
            agent is null ? headers : [.. headers, ("User-Agent", agent)]);

    private protected Task<HttpResponseMessage> SendAsync(
        ConvertDevServer server, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers) =>
        SendAsync(server, method, path, content, Patience, headers);

    private protected Task<HttpResponseMessage> SendAsync(
        ConvertDevServer server, HttpMethod method, string path, HttpContent? content, CancellationToken patience, params (string Name, string Value)[] headers) =>
        SendAsync(new Uri(server.Address, path), method, content, patience, headers);

    private protected async Task<HttpResponseMessage> SendAsync(
        Uri address, HttpMethod method, HttpContent? content, CancellationToken patience, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Http.SendAsync(request, patience);
    }

    /// <summary>The keys of the experiences in a config answer.</summary>
    private protected async Task<IReadOnlyList<string?>> ExperiencesAsync(ConvertDevServer server, string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(server, path, headers);
        response.EnsureSuccessStatusCode();
        var config = await ReadJsonAsync(response);
        return [.. config.GetProperty("experiences").EnumerateArray().Select(static experience => experience.GetProperty("key").GetString())];
    }

    private protected static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage response)
    {
        Assert.Equal(MediaTypeHeaderValue.Parse("application/json; charset=utf-8"), response.Content.Headers.ContentType);
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
    }
}
