namespace ConvertTyped.Snapshots;

/// <summary>The rules of an audience, a segment, a goal, a location, or of an experience's site area.</summary>
internal sealed record RuleSetShape(RuleOwner Owner, string? Key, string? Id, IReadOnlyList<RuleShape> Rules);
