using System.IO.Compression;
using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>A small compressed answer that becomes huge. It begins as a config does and goes on with white space, so that only its size gives it away.</summary>
internal sealed record GzipBombFault(long Bytes) : Fault
{
    public override string ToString() => $"gzip bomb of {Bytes} bytes{Suffix}";

    internal override async Task WriteAsync(HttpContext context, Func<ServiceAnswer> service)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentEncoding = "gzip";
        var whiteSpace = new byte[1024 * 1024];
        whiteSpace.AsSpan().Fill((byte)' ');
        var gzip = new GZipStream(context.Response.Body, CompressionLevel.Optimal);
        await using (gzip.ConfigureAwait(false))
        {
            await gzip.WriteAsync("{\"account_id\":\"1\",\"project\":{\"id\":\"1\"}}"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
            for (var left = Bytes; left > 0; left -= whiteSpace.Length)
            {
                await gzip.WriteAsync(whiteSpace.AsMemory(0, (int)Math.Min(left, whiteSpace.Length)), context.RequestAborted).ConfigureAwait(false);
            }
        }
    }
}
