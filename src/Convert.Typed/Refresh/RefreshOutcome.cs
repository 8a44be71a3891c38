namespace ConvertTyped;

/// <summary>What a refresh did.</summary>
public enum RefreshOutcome
{
    /// <summary>Another config is in force now.</summary>
    Changed = 0,

    /// <summary>The config in force is the one the service has, or decides alike.</summary>
    Unchanged = 1,

    /// <summary>No config came, or one that cannot be used. What was in force still is.</summary>
    Failed = 2,

    /// <summary>The client has no SDK key and no project, so there is nobody to ask.</summary>
    NotConfigured = 3,
}
