using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>
/// The decisions an evaluation made anew, in order. They count as remembered for the rest of it, and whoever asked may
/// remember and report them. The usual single one takes no memory.
/// </summary>
internal struct FreshDecisions
{
    private RememberedDecision first;
    private List<RememberedDecision>? rest;

    public int Count { get; private set; }

    public readonly RememberedDecision this[int position] => position == 0 ? first : rest![position - 1];

    public void Add(RememberedDecision decision)
    {
        if (Count == 0)
        {
            first = decision;
        }
        else
        {
            (rest ??= []).Add(decision);
        }

        Count++;
    }

    /// <summary>The id of the variation last decided here for an experience, or null.</summary>
    public readonly string? VariationOf(string experienceId)
    {
        for (var position = Count - 1; position >= 0; position--)
        {
            if (this[position] is var decision && decision.ExperienceId == experienceId)
            {
                return decision.VariationId;
            }
        }

        return null;
    }

    /// <summary>What is remembered with these decisions.</summary>
    public readonly Remembered AddedTo(Remembered memory) => rest is null ? memory.With(first) : memory.With([first, .. rest]);
}
