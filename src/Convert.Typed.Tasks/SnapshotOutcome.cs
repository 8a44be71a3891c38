namespace ConvertTyped.Tasks;

/// <summary>What became of a snapshot.</summary>
internal enum SnapshotOutcome
{
    /// <summary>There was none; now there is.</summary>
    Created,

    /// <summary>It was rewritten.</summary>
    Refreshed,

    /// <summary>It had these bytes already.</summary>
    Unchanged,

    /// <summary>Verified: it fits what is served.</summary>
    Fits,

    /// <summary>Verified: it does not.</summary>
    Outdated,
}
