namespace ConvertTyped;

/// <summary>One of the gates that a visitor passes on the way into an experience. Immutable.</summary>
/// <param name="Refusal">The reason that the gate gives when it is closed.</param>
/// <param name="IsOpen">Whether the visitor passed.</param>
/// <param name="Note">What the gate compared.</param>
/// <param name="Asked">The locations, audiences or segments it asked, in order.</param>
public sealed record GateExplanation(DecisionReason Refusal, bool IsOpen, string Note, IReadOnlyList<RuleSetExplanation> Asked)
{
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
