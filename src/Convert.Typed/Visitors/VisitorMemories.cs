using System.Collections.Concurrent;

namespace ConvertTyped.Visitors;

/// <summary>
/// The memories of recent visitors, by id. Bounded: two generations of half the bound; what is asked for moves to the young
/// one, and when that is full the old one is forgotten.
/// </summary>
/// <remarks>Two dictionaries instead of a list ordered by use: a hit in the young generation writes nothing.</remarks>
internal sealed class VisitorMemories(int bound)
{
    private readonly Lock turn = new();
    private readonly int generationBound = Math.Max(1, bound / 2);
    private volatile Generations generations = new(NewGeneration(), NewGeneration());

    /// <summary>How many visitors are remembered at the moment.</summary>
    public int Count => generations.Young.Keys.Union(generations.Old.Keys).Count();

    /// <summary>The memory of that visitor: the same object as long as it is not forgotten.</summary>
    public VisitorMemory Get(string visitorId)
    {
        var (young, old) = generations;
        if (young.TryGetValue(visitorId, out var memory))
        {
            return memory;
        }

        lock (turn)
        {
            (young, old) = generations;
            if (!young.TryGetValue(visitorId, out memory))
            {
                memory = old.GetValueOrDefault(visitorId) ?? new VisitorMemory(visitorId);
                if (young.Count >= generationBound)
                {
                    (young, old) = (NewGeneration(), young);
                    generations = new(young, old);
                }

                young[visitorId] = memory;
            }

            return memory;
        }
    }

    private static ConcurrentDictionary<string, VisitorMemory> NewGeneration() => new(StringComparer.Ordinal);

    private sealed record Generations(ConcurrentDictionary<string, VisitorMemory> Young, ConcurrentDictionary<string, VisitorMemory> Old);
}
