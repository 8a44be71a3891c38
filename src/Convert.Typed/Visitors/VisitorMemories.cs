using System.Numerics;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>
/// The memories of recent visitors, by id. Bounded: when all places are taken, the one that was given longest ago is given
/// anew, unless its visitor was asked for since; such a visitor gets a second round.
/// </summary>
/// <remarks>
/// Split in parts by the hash of the id. A visitor that is remembered is found without a lock and without writing anything
/// that threads share; adding one takes the lock of its part.
/// </remarks>
internal sealed class VisitorMemories
{
    private const int MostParts = 64;
    private const int VisitorsForAPart = 1_000;
    private const int BitsOfAPlaceInAPart = 16;

    private readonly VisitorMemoriesPart[] parts;

    public VisitorMemories(int bound, IConfigurationSource source)
    {
        // A power of two, so that the upper bits of a hash find the part; the lower ones find the visitor in it.
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(bound / VisitorsForAPart, 1, MostParts));
        parts = [.. Enumerable.Range(0, count).Select(_ => new VisitorMemoriesPart(Math.Max(1, bound / count), source))];
    }

    /// <summary>How many visitors are remembered at the moment.</summary>
    public int Count => parts.Sum(static part => part.Count);

    /// <summary>The memory of that visitor: the same object as long as it is not forgotten.</summary>
    public VisitorMemory Get(string visitorId)
    {
        var hash = string.GetHashCode(visitorId, StringComparison.Ordinal);
        return parts[(hash >>> BitsOfAPlaceInAPart) & (parts.Length - 1)].Get(visitorId, hash);
    }
}
