namespace ConvertTyped.Evaluation;

/// <summary>Counts the matches that were given up for their time, across all patterns that share it. Thread-safe.</summary>
internal sealed class RegexTimeoutCounter
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add() => Interlocked.Increment(ref count);
}
