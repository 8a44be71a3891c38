namespace ConvertTyped;

/// <summary>A visitor reached a goal. Immutable.</summary>
public sealed record ConversionEvent : TrackedEvent
{
    internal ConversionEvent(string visitorId, AttributeSet segments, string goalId, GoalData? data, IReadOnlyDictionary<string, string> decisions)
        : base(visitorId, segments)
    {
        GoalId = goalId;
        Data = data;
        Decisions = decisions;
    }

    /// <summary>The id of the goal.</summary>
    public string GoalId { get; }

    /// <summary>What the conversion is worth; null when nothing was said.</summary>
    public GoalData? Data { get; }

    /// <summary>The visitor's decisions at that moment: ids of variations by ids of experiences.</summary>
    public IReadOnlyDictionary<string, string> Decisions { get; }
}
