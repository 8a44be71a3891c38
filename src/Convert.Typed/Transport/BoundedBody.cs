
namespace ConvertTyped.Transport;

/// <summary>Reads an answer, decompressed, up to a limit: what grows without end must not fill the memory.</summary>
internal static class BoundedBody
{
    private const int FirstCapacity = 64 * 1024;

    /// <summary>The bytes; null when there are more than <paramref name="limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return null;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than the limit tells a body that ends there from one that goes on.
            var body = new byte[Math.Min(FirstCapacity, (long)limit + 1)];
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (length > limit)
                {
                    return null;
                }

                if (read == 0)
                {
                    return body.AsMemory(0, length);
                }

                if (length == body.Length)
                {
                    Array.Resize(ref body, (int)Math.Min(body.Length * 2L, (long)limit + 1));
                }
            }
        }
    }
}
