namespace ConvertTyped.Tasks.Comparison;

/// <summary>What became of a part of a config.</summary>
internal enum ChangeKind
{
    /// <summary>It was not served before.</summary>
    Added,

    /// <summary>It is no longer served.</summary>
    Retired,

    /// <summary>It is served, and another.</summary>
    Changed,
}
