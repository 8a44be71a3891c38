namespace ConvertTyped.DevServer.Requests;

/// <summary>Remembers the newest entries up to a number and a size, counts all, and wakes who waits for more. Thread-safe.</summary>
/// <param name="capacity">How many entries are remembered.</param>
/// <param name="sizeOf">The size of an entry in bytes, roughly.</param>
/// <param name="forgotten">Called with each entry that is no longer remembered, one call at a time and never during an addition.</param>
internal sealed class BoundedLog<T>(int capacity, Func<T, long> sizeOf, Action<T>? forgotten = null)
{
    private const long MaximumSize = 64 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<T> entries = [];
    private long size;
    private long total;
    private TaskCompletionSource added = NewSignal();

    /// <summary>What is remembered, oldest first, and how many there were in all.</summary>
    public (IReadOnlyList<T> Entries, long Total) Read()
    {
        lock (gate)
        {
            return ([.. entries], total);
        }
    }

    /// <summary>Adds entries in one step; each is made from its number, which counts from 1.</summary>
    public IReadOnlyList<T> Add(IReadOnlyList<Func<long, T>> newEntries)
    {
        TaskCompletionSource signal;
        var made = new List<T>(newEntries.Count);
        lock (gate)
        {
            foreach (var make in newEntries)
            {
                var entry = make(++total);
                made.Add(entry);
                entries.Enqueue(entry);
                size += sizeOf(entry);
            }

            while (entries.Count > capacity || (size > MaximumSize && entries.Count > 1))
            {
                Forget(entries.Dequeue());
            }

            (signal, added) = (added, NewSignal());
        }

        signal.SetResult();
        return made;
    }

    /// <summary>Forgets everything and counts from 0 again.</summary>
    public void Clear()
    {
        lock (gate)
        {
            while (entries.TryDequeue(out var entry))
            {
                Forget(entry);
            }

            total = 0;
        }
    }

    /// <summary>What is remembered, as soon as there were <paramref name="count"/> entries in all.</summary>
    public async Task<IReadOnlyList<T>> WaitForAsync(long count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task another;
            lock (gate)
            {
                if (total >= count)
                {
                    return [.. entries];
                }

                another = added.Task;
            }

            await another.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Forget(T entry)
    {
        size -= sizeOf(entry);
        forgotten?.Invoke(entry);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
