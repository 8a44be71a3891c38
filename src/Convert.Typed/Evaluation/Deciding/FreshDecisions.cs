using System.Runtime.InteropServices;
using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>
/// The decisions an evaluation made anew, in order. They count as remembered for the rest of it, and whoever asked may
/// remember and report them. The usual single one takes no memory.
/// </summary>
internal struct FreshDecisions
{
    private ExperienceOutcome first;
    private List<ExperienceOutcome>? rest;

    public int Count { get; private set; }

    public readonly ExperienceOutcome this[int position] => position == 0 ? first : rest![position - 1];

    public void Add(ExperienceOutcome outcome)
    {
        if (Count == 0)
        {
            first = outcome;
        }
        else
        {
            (rest ??= []).Add(outcome);
        }

        Count++;
    }

    /// <summary>The id of the variation last decided here for an experience, or null.</summary>
    public readonly string? VariationOf(string experienceId)
    {
        for (var position = Count - 1; position >= 0; position--)
        {
            if (this[position] is { } outcome && outcome.Experience.Id == experienceId)
            {
                return outcome.Variation?.Id;
            }
        }

        return null;
    }

    /// <summary>What is remembered with these decisions.</summary>
    public readonly Remembered AddedTo(Remembered memory)
    {
        if (rest is null)
        {
            return memory.With([Remembering(first)]);
        }

        var decisions = new List<RememberedDecision>(Count) { Remembering(first) };
        foreach (var outcome in rest)
        {
            decisions.Add(Remembering(outcome));
        }

        return memory.With(CollectionsMarshal.AsSpan(decisions));
    }

    // Only a variation with an id is ever decided anew: arms without one take no room, and one is forced by its id.
    private static RememberedDecision Remembering(in ExperienceOutcome outcome) => new(outcome.Experience.Id, outcome.Variation!.Id!);
}
