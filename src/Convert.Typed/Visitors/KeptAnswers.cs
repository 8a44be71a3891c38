using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>
/// The answers a view of a visitor keeps: the first one beside it, more in a small table by the position of the feature.
/// </summary>
/// <remarks>
/// A cache without locks: answers are immutable and published by one reference write each. What a race loses is decided
/// again, and a place that two features share goes to the one that asked last.
/// </remarks>
internal struct KeptAnswers
{
    private const int SmallestTable = 4;
    private const int LargestTable = 256;

    private KeptAnswer? first;
    private KeptAnswer?[]? table;

    /// <summary>The answer kept for a feature of this very config, or null.</summary>
    public readonly KeptAnswer? Find(CompiledFeature feature)
    {
        if (first is { } kept && ReferenceEquals(kept.Feature, feature))
        {
            return kept;
        }

        if (table is { } places && places[feature.Position & (places.Length - 1)] is { } placed && ReferenceEquals(placed.Feature, feature))
        {
            return placed;
        }

        return null;
    }

    public void Keep(KeptAnswer answer)
    {
        if (first is not { } kept || kept.Feature.Position == answer.Feature.Position)
        {
            first = answer;
            return;
        }

        var places = table ?? new KeptAnswer?[SmallestTable];
        while (places.Length < LargestTable && IsTaken(places, answer))
        {
            places = Grown(places);
        }

        places[PlaceOf(answer, places.Length)] = answer;
        table = places;
    }

    private static bool IsTaken(KeptAnswer?[] places, KeptAnswer answer) =>
        places[PlaceOf(answer, places.Length)] is { } other && other.Feature.Position != answer.Feature.Position;

    private static KeptAnswer?[] Grown(KeptAnswer?[] places)
    {
        var grown = new KeptAnswer?[2 * places.Length];
        foreach (var answer in places)
        {
            if (answer is not null)
            {
                grown[PlaceOf(answer, grown.Length)] = answer;
            }
        }

        return grown;
    }

    private static int PlaceOf(KeptAnswer answer, int places) => answer.Feature.Position & (places - 1);
}
