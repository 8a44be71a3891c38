namespace ConvertTyped.Load;

/// <summary>What an operation costs who calls it, at an empty and at a full queue: medians of rounds that took turns.</summary>
internal sealed record CostResult(string Name, double EmptyNanoseconds, double FullNanoseconds, double Ratio)
{
    private const double MostRatio = 2;

    /// <param name="name">What is measured.</param>
    /// <param name="rounds">Nanoseconds of one operation at an empty and at a full queue, which each round measured one after the other.</param>
    public static CostResult Of(string name, IReadOnlyCollection<(double Empty, double Full)> rounds) => new(
        name,
        Median(rounds.Select(static round => round.Empty)),
        Median(rounds.Select(static round => round.Full)),
        Median(rounds.Select(static round => round.Full / round.Empty)));

    public IEnumerable<string> Failures()
    {
        if (Ratio > MostRatio)
        {
            yield return $"{Name}: a full queue costs {Ratio:F2} times an empty one.";
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
