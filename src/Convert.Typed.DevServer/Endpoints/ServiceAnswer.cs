using System.IO.Compression;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ConvertTyped.DevServer.Endpoints;

/// <summary>What the service answers, before it is written or a fault falls on it.</summary>
internal sealed record ServiceAnswer(int StatusCode, ReadOnlyMemory<byte> Body)
{
    private const string Json = "application/json; charset=utf-8";

    public string ContentType { get; init; } = Json;

    /// <summary>What an error says, for the log.</summary>
    public string? Message { get; init; }

    public string? EntityTag { get; init; }

    public string? CacheControl { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? Allow { get; init; }

    public static ServiceAnswer Error(int statusCode, string message, string fields = "") => new(
        statusCode,
        JsonSerializer.SerializeToUtf8Bytes(new ServiceError(statusCode, message, fields), DevServerJson.Readable.ServiceError))
    {
        Message = message,
    };

    public static ServiceAnswer Success { get; } = new(
        StatusCodes.Status200OK,
        JsonSerializer.SerializeToUtf8Bytes(new ServiceSuccess(StatusCodes.Status200OK, "OK"), DevServerJson.Readable.ServiceSuccess));

    public async Task WriteAsync(HttpContext context)
    {
        var body = WriteHead(context);

        // Where no body belongs, the web server takes even an empty one for a failure, and closes the connection.
        if (body.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Sets status and headers, and gives the body as it is to be sent: compressed, if that is accepted.</summary>
    public ReadOnlyMemory<byte> WriteHead(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCode;
        response.Headers.ETag = EntityTag;
        response.Headers.CacheControl = CacheControl;
        response.Headers.Allow = Allow;
        response.Headers.RetryAfter = RetryAfter is { } pause ? ((long)pause.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        if (StatusCode is StatusCodes.Status304NotModified or StatusCodes.Status204NoContent)
        {
            return default;
        }

        response.ContentType = ContentType;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        var body = Body;
        if (AcceptsGzip(context.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Compress(Body);
        }

        response.ContentLength = body.Length;
        return body;
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(static encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static byte[] Compress(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body.Span);
        }

        return compressed.ToArray();
    }
}
