using System.IO.Compression;

namespace ConvertTyped.DevServer.Requests;

/// <summary>Reads the body of a request, and never more of it than fits.</summary>
internal static class RequestBody
{
    private const int MaximumDecodedSize = 32 * 1024 * 1024;

    /// <summary>The body as it comes over the wire.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than the server allows, or malformed.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    /// <summary>The body without its content encoding.</summary>
    /// <exception cref="NotSupportedException">It has another encoding than gzip.</exception>
    /// <exception cref="InvalidDataException">It cannot be decompressed, or becomes too large.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding)
    {
        if (string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }

        if (!encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException($"The content encoding '{encoding}' is not supported. Send the body with gzip, or as it is.");
        }

        using var source = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        var buffer = new byte[81920];
        while (source.Read(buffer) is > 0 and var count)
        {
            decoded.Write(buffer.AsSpan(0, count));
            if (decoded.Length > MaximumDecodedSize)
            {
                throw new InvalidDataException($"The body is larger than {MaximumDecodedSize / 1024 / 1024} MB when decompressed.");
            }
        }

        return decoded.ToArray();
    }
}
