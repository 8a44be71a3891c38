using System.Buffers;

namespace ConvertTyped.Transport;

/// <summary>Reads an answer, decompressed, up to a limit: what grows without end must not fill the memory.</summary>
internal static class BoundedBody
{
    private const int FirstChunk = 64 * 1024;
    private const int LaterChunks = 1024 * 1024;

    /// <summary>The bytes; null when there are more than <paramref name="limit"/>.</summary>
    /// <remarks>
    /// They are gathered in chunks that are used again, and joined when all have come: a service that answers without end, at
    /// every refresh, costs the limit once. What a read fails on is left to the garbage collector, as it may still be written to.
    /// </remarks>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return null;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var chunks = new List<byte[]>();
            var free = Memory<byte>.Empty;
            var length = 0;
            int read;
            do
            {
                if (free.IsEmpty)
                {
                    chunks.Add(ArrayPool<byte>.Shared.Rent(chunks.Count == 0 ? FirstChunk : LaterChunks));
                    free = chunks[^1];
                }

                read = await stream.ReadAsync(free, cancellationToken).ConfigureAwait(false);
                free = free[read..];
                length += read;
            }
            while (read > 0 && length <= limit);

            var body = length <= limit ? Joined(chunks, length) : default(ReadOnlyMemory<byte>?);
            chunks.ForEach(static chunk => ArrayPool<byte>.Shared.Return(chunk));
            return body;
        }
    }

    private static ReadOnlyMemory<byte> Joined(List<byte[]> chunks, int length)
    {
        var joined = new byte[length];
        var left = joined.AsSpan();
        foreach (var chunk in chunks)
        {
            var part = chunk.AsSpan(0, Math.Min(chunk.Length, left.Length));
            part.CopyTo(left);
            left = left[part.Length..];
        }

        return joined;
    }
}
