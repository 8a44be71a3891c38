namespace ConvertTyped.Tracking;

/// <summary>
/// Memory that no lane of a queue uses at the moment, for the next that needs some: all lanes together have as much as there once
/// were events at the same time, and a busy queue allocates nothing. Used under the queue's lock.
/// </summary>
internal sealed class SpareChunks
{
    /// <summary>How many events a chunk has room for.</summary>
    public const int ChunkSize = 256;

    private readonly Stack<QueuedEvent[]> chunks = [];

    /// <summary>A chunk without events.</summary>
    public QueuedEvent[] Take() => chunks.TryPop(out var chunk) ? chunk : new QueuedEvent[ChunkSize];

    /// <param name="chunk">Without events: they would be kept alive.</param>
    public void Return(QueuedEvent[] chunk) => chunks.Push(chunk);

    public void Clear() => chunks.Clear();
}
