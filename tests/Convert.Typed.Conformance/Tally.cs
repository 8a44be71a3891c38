namespace ConvertTyped.Conformance;

/// <summary>Counts answers, and writes out those that differ.</summary>
internal sealed class Tally(TextWriter differences)
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    /// <param name="difference">What differs; null when nothing does.</param>
    public void Count(string? difference)
    {
        if (difference is null)
        {
            Passed++;
            return;
        }

        Failed++;
        differences.WriteLine(difference);
    }
}
