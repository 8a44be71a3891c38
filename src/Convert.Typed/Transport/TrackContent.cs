using System.Net;
using System.Net.Http.Headers;

namespace ConvertTyped.Transport;

/// <summary>The body of a track request. It knows whether any of it was asked for.</summary>
/// <remarks>
/// A body is asked for when there is a connection to write it to, and never twice. As long as it was not, the request has
/// certainly not arrived, whatever the fault is called: the host is unknown, nobody listens, TLS failed, time was up while
/// connecting, or a connection from the pool turned out to be closed.
/// </remarks>
internal sealed class TrackContent : HttpContent
{
    private const int Fresh = 0;
    private const int AskedFor = 1;
    private const int Withdrawn = 2;

    private readonly ReadOnlyMemory<byte> body;
    private int state;

    public TrackContent(ReadOnlyMemory<byte> body, bool isGzipped)
    {
        this.body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (isGzipped)
        {
            Headers.ContentEncoding.Add("gzip");
        }
    }

    /// <summary>Whether nobody has asked for the body; from then on nobody gets it.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref state, Withdrawn, Fresh) != AskedFor;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref state, AskedFor, Fresh) == Withdrawn)
        {
            throw new InvalidOperationException("The request was given up before it was sent.");
        }

        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
