using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>
/// The memories of recent visitors, by id. Bounded: two generations of half the bound; what is asked for moves to the young
/// one, and when that is full the old one is forgotten.
/// </summary>
/// <remarks>Split in parts by the hash of the id, each with a lock of its own, so that threads seldom wait for one another.</remarks>
internal sealed class VisitorMemories
{
    private const int MostParts = 64;
    private const int VisitorsForAPart = 1_000;

    private readonly Part[] parts;

    public VisitorMemories(int bound, IConfigurationSource source)
    {
        var count = Math.Clamp(bound / VisitorsForAPart, 1, MostParts);
        parts = [.. Enumerable.Range(0, count).Select(_ => new Part(Math.Max(1, bound / count / 2), source))];
    }

    /// <summary>How many visitors are remembered at the moment.</summary>
    public int Count => parts.Sum(static part => part.Count);

    /// <summary>The memory of that visitor: the same object as long as it is not forgotten.</summary>
    public VisitorMemory Get(string visitorId)
    {
        var hash = (uint)string.GetHashCode(visitorId, StringComparison.Ordinal);
        return parts[hash % (uint)parts.Length].Get(visitorId);
    }

    private sealed class Part(int generationBound, IConfigurationSource source)
    {
        private readonly Lock turn = new();
        private Dictionary<string, VisitorMemory> young = new(StringComparer.Ordinal);
        private Dictionary<string, VisitorMemory> old = new(StringComparer.Ordinal);

        public int Count
        {
            get
            {
                lock (turn)
                {
                    return young.Keys.Union(old.Keys).Count();
                }
            }
        }

        public VisitorMemory Get(string visitorId)
        {
            lock (turn)
            {
                if (young.TryGetValue(visitorId, out var memory))
                {
                    return memory;
                }

                memory = old.GetValueOrDefault(visitorId) ?? new VisitorMemory(visitorId, source);
                if (young.Count == generationBound)
                {
                    // The generation that is forgotten leaves its room to the next one.
                    (young, old) = (old, young);
                    young.Clear();
                }

                young.Add(visitorId, memory);
                return memory;
            }
        }
    }
}
