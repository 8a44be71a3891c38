namespace ConvertTyped.Snapshots;

/// <summary>What has rules in a config.</summary>
internal enum RuleOwner
{
    Audience,
    Segment,
    Goal,
    Location,

    /// <summary>The older way of an experience to say where it runs.</summary>
    SiteArea,
}
