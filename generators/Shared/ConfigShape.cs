namespace ConvertTyped.Snapshots;

/// <summary>
/// The part of a config that types are made from. Members that are absent or of the wrong kind are null or empty, lists are in
/// served order. With a <paramref name="Refusal"/> the client would not accept this config; what it has is read all the same.
/// </summary>
internal sealed record ConfigShape(
    string? AccountId,
    string? ProjectId,
    string? ProjectName,
    IReadOnlyList<FeatureShape> Features,
    IReadOnlyList<ExperienceShape> Experiences,
    IReadOnlyList<GoalShape> Goals,
    IReadOnlyList<SegmentShape> Segments,
    IReadOnlyList<RuleSetShape> RuleSets,
    ConfigRefusal? Refusal);
