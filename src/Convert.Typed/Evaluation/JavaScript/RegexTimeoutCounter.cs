namespace ConvertTyped.Evaluation;

/// <summary>Counts the matches that were given up for their time, across all patterns that share it. Thread-safe.</summary>
internal sealed class RegexTimeoutCounter
{
    private long count;
    private RegexTimeoutCounter? total;

    public long Count => Interlocked.Read(ref count);

    public void Add()
    {
        Interlocked.Increment(ref count);
        Volatile.Read(ref total)?.Add();
    }

    /// <summary>What is counted from now on counts in another one, too.</summary>
    public void CountIn(RegexTimeoutCounter another) => Volatile.Write(ref total, another);
}
