using ConvertTyped.Attributes;

namespace ConvertTyped;

/// <summary>What is remembered of a visitor at one moment. Immutable.</summary>
public sealed record RememberedVisitor
{
    internal RememberedVisitor(Remembered memory)
    {
        Decisions = memory.DecisionsById();
        Segments = memory.Segments;
        Goals = memory.Goals;
    }

    /// <summary>Ids of variations by ids of the experiences they were decided for.</summary>
    public IReadOnlyDictionary<string, string> Decisions { get; }

    /// <summary>The report segments; <c>customSegments</c> among them lists the ids of the segments the visitor was put into.</summary>
    public AttributeSet Segments { get; }

    /// <summary>The keys of the goals that were tracked, as the calls named them.</summary>
    public IReadOnlyList<string> Goals { get; }

    /// <summary>All of it in one line, for logs and tickets.</summary>
    public override string ToString() =>
        $"decisions {string.Join(", ", Decisions.Select(static decision => $"{decision.Key}: {decision.Value}"))}; segments {Segments}; goals {string.Join(", ", Goals)}";
}
