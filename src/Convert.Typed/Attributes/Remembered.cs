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

    // Most visitors decide one experience or none, so the first decision needs no list.
    private RememberedDecision first;
    private ImmutableArray<RememberedDecision> later = [];

    public static Remembered Nothing { get; } = new();

    /// <summary>The report segments (CONTRACT section 1), with those the visitor was put into under <see cref="CustomSegments"/>.</summary>
    public AttributeSet Segments { get; init; } = AttributeSet.Empty;

    /// <summary>Keys of the goals that were tracked, as the calls named them.</summary>
    public ImmutableArray<string> Goals { get; init; } = [];

    /// <summary>One decision an experience, in the order they were first made.</summary>
    public IEnumerable<RememberedDecision> Decisions => first.ExperienceId is null ? [] : later.Prepend(first);

    /// <summary>The id of the variation decided for an experience, or null.</summary>
    public string? VariationOf(string experienceId)
    {
        if (first.ExperienceId == experienceId)
        {
            return first.VariationId;
        }

        foreach (var decision in later)
        {
            if (decision.ExperienceId == experienceId)
            {
                return decision.VariationId;
            }
        }

        return null;
    }

    /// <summary>This, with a decision, which replaces an earlier one for the same experience.</summary>
    public Remembered With(RememberedDecision added) => first.ExperienceId is null || first.ExperienceId == added.ExperienceId
        ? this with { first = added }
        : With([added]);

    /// <summary>This, with decisions, each of which replaces an earlier one for the same experience.</summary>
    public Remembered With(ReadOnlySpan<RememberedDecision> added)
    {
        var changed = this with { };
        ImmutableArray<RememberedDecision>.Builder? changedLater = null;
        foreach (var decision in added)
        {
            if (changed.first.ExperienceId is null || changed.first.ExperienceId == decision.ExperienceId)
            {
                changed.first = decision;
                continue;
            }

            changedLater ??= later.ToBuilder();
            var place = PlaceIn(changedLater, decision.ExperienceId);
            if (place < 0)
            {
                changedLater.Add(decision);
            }
            else
            {
                changedLater[place] = decision;
            }
        }

        changed.later = changedLater?.ToImmutable() ?? later;
        return changed;
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

    /// <summary>Ids of variations by ids of experiences.</summary>
    public IReadOnlyDictionary<string, string> DecisionsById() =>
        Decisions.ToDictionary(static decision => decision.ExperienceId, static decision => decision.VariationId, StringComparer.Ordinal);

    private static int PlaceIn(ImmutableArray<RememberedDecision>.Builder decisions, string experienceId)
    {
        for (var place = 0; place < decisions.Count; place++)
        {
            if (decisions[place].ExperienceId == experienceId)
            {
                return place;
            }
        }

        return -1;
    }
}
