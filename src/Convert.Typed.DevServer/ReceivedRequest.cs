using System.Text;
using ConvertTyped.DevServer.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace ConvertTyped.DevServer;

/// <summary>A request as it came in, whatever was answered.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest(long number, DateTimeOffset receivedAt, DevServerEndpoint endpoint, HttpRequest request, ReadOnlyMemory<byte> body)
    {
        Number = number;
        ReceivedAt = receivedAt;
        Endpoint = endpoint;
        Method = request.Method;
        PathAndQuery = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Headers = request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Body = body;
    }

    /// <summary>The number of the request, counted from 1.</summary>
    public long Number { get; }

    /// <summary>When its last byte had arrived, by the server's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>What it asked of the service.</summary>
    public DevServerEndpoint Endpoint { get; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>The path and the query as they were sent, with their escapes, such as <c>/config/1/2?environment=live</c>. A debug token in it is not masked.</summary>
    public string PathAndQuery { get; }

    /// <summary>The headers by name, whatever its case; several of one name are joined with a comma. A secret in them is not masked.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as it came over the wire, compressed or not.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text: decompressed, if it was sent with gzip, and read as UTF-8.</summary>
    /// <exception cref="InvalidDataException">It cannot be decompressed, or becomes larger than 32 MB.</exception>
    public string ReadBody() =>
        Encoding.UTF8.GetString(Headers.TryGetValue("Content-Encoding", out var encoding) ? RequestBody.Decode(Body, encoding).Span : Body.Span);

    /// <summary>The method, path and number of the request, without the query, which may hold a token.</summary>
    public override string ToString() => $"#{Number} {Method} {PathAndQuery.Split('?')[0]}";
}
