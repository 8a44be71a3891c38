using System.Collections.Immutable;

namespace ConvertTyped.Attributes;

/// <summary>
/// What is remembered of a visitor: decisions, report segments and goals. Immutable, so that an evaluation reads one state,
/// and the identity of the object says whether anything was remembered since.
/// </summary>
internal sealed record Remembered
{
    /// <summary>The report segment that lists the ids of the segments a visitor was put into.</summary>
    public const string CustomSegments = "customSegments";

    public static Remembered Nothing { get; } = new();

    /// <summary>One decision an experience, in the order they were first made.</summary>
    public ImmutableArray<RememberedDecision> Decisions { get; init; } = [];

    /// <summary>The report segments (CONTRACT section 1), with those the visitor was put into under <see cref="CustomSegments"/>.</summary>
    public AttributeSet Segments { get; init; } = AttributeSet.Empty;

    /// <summary>Keys of the goals that were tracked, as the calls named them.</summary>
    public ImmutableArray<string> Goals { get; init; } = [];

    /// <summary>The id of the variation decided for an experience, or null.</summary>
    public string? VariationOf(string experienceId)
    {
        foreach (var decision in Decisions)
        {
            if (decision.ExperienceId == experienceId)
            {
                return decision.VariationId;
            }
        }

        return null;
    }

    /// <summary>This, with a decision that replaces an earlier one for the same experience.</summary>
    public Remembered With(RememberedDecision decision)
    {
        for (var position = 0; position < Decisions.Length; position++)
        {
            if (Decisions[position].ExperienceId == decision.ExperienceId)
            {
                return this with { Decisions = Decisions.SetItem(position, decision) };
            }
        }

        return this with { Decisions = Decisions.Add(decision) };
    }

    /// <summary>This, with report segments merged in; the same object when they change nothing.</summary>
    public Remembered WithSegments(AttributeSet given)
    {
        var merged = ReportSegments.Merge(Segments, given);
        return ReferenceEquals(merged, Segments) ? this : this with { Segments = merged };
    }

    /// <summary>Whether the visitor was put into the segment of that id.</summary>
    public bool HoldsSegment(string segmentId) =>
        Segments.TryGetValue(CustomSegments, out var held) && held.TryGetList(out var ids) && ids.Contains(segmentId);

    /// <summary>This, with the id of a segment among the custom ones; the same object when it was there.</summary>
    public Remembered WithCustomSegment(string segmentId)
    {
        if (HoldsSegment(segmentId))
        {
            return this;
        }

        Segments.TryGetValue(CustomSegments, out var held);
        held.TryGetList(out var ids);
        return this with { Segments = Segments.With(new AttributeSet { [CustomSegments] = AttributeValue.List([.. ids, segmentId]) }) };
    }

    /// <summary>This, with a goal reached; the same object when it was reached before.</summary>
    public Remembered WithGoal(string goalKey) => Goals.Contains(goalKey) ? this : this with { Goals = Goals.Add(goalKey) };

    public IReadOnlyDictionary<string, string> DecisionsById() =>
        Decisions.ToDictionary(static decision => decision.ExperienceId, static decision => decision.VariationId, StringComparer.Ordinal);
}

/// <summary>The variation an experience answers a visitor with, by ids: they outlive the config they were decided with.</summary>
internal readonly record struct RememberedDecision(string ExperienceId, string VariationId);
