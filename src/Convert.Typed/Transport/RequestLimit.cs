namespace ConvertTyped.Transport;

/// <summary>Cancels a request when its time is up or its caller gives up.</summary>
internal sealed class RequestLimit : IDisposable
{
    private readonly CancellationTokenSource timeout;
    private readonly CancellationTokenSource either;

    public RequestLimit(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        timeout = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    public void Dispose()
    {
        either.Dispose();
        timeout.Dispose();
    }
}
