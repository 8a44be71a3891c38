namespace ConvertTyped.Snapshots;

/// <summary>The rules of an audience, a segment, a goal, a location, or of an experience's site area.</summary>
internal sealed record RuleSetShape(RuleOwner Owner, string? Key, string? Id, IReadOnlyList<RuleShape> Rules)
{
    /// <summary>Whether the rules read attributes of the place where a visitor is; else of the visitor.</summary>
    public bool IsOfPlaces => Owner is RuleOwner.Location or RuleOwner.SiteArea;
}
