namespace ConvertTyped.Snapshots;

/// <summary>For whom a feature was on in the last config that had it.</summary>
internal enum FeatureReach
{
    /// <summary>For some visitors, or nobody knows.</summary>
    Some,

    /// <summary>No experience carried it.</summary>
    Nobody,

    /// <summary>An experience that is open to all visitors carried it in every variation they got.</summary>
    Everybody,
}
