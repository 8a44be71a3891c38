namespace ConvertTyped;

/// <summary>One of the gates that a visitor passes on the way into an experience. Immutable.</summary>
public sealed record GateExplanation
{
    internal GateExplanation(DecisionReason refusal, bool isOpen, string note, IReadOnlyList<RuleSetExplanation> asked)
    {
        Refusal = refusal;
        IsOpen = isOpen;
        Note = note;
        Asked = asked;
    }

    /// <summary>The reason that the gate gives when it is closed.</summary>
    public DecisionReason Refusal { get; }

    /// <summary>Whether the visitor passed.</summary>
    public bool IsOpen { get; }

    /// <summary>What the gate compared.</summary>
    public string Note { get; }

    /// <summary>The locations, audiences or segments it asked, in order.</summary>
    public IReadOnlyList<RuleSetExplanation> Asked { get; }

    /// <summary>The gate's name: archive, environment, location, audiences, segments or variations.</summary>
    public string Name => Refusal switch
    {
        DecisionReason.Archived => "archive",
        DecisionReason.WrongEnvironment => "environment",
        DecisionReason.LocationNotMatched => "location",
        DecisionReason.AudienceNotMatched => "audiences",
        DecisionReason.SegmentMissing => "segments",
        _ => "variations",
    };

    /// <summary>The gate in one line.</summary>
    public override string ToString() => $"{Name}: {(IsOpen ? "open" : "closed")}, {Note}";
}
