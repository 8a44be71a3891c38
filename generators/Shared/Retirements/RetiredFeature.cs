namespace ConvertTyped.Snapshots.Retirements;

/// <summary>A feature that is no longer served.</summary>
/// <param name="Shape">What it was.</param>
/// <param name="Variables">Its variables when it was served last.</param>
/// <param name="Reach">For whom it was on when it was served last.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record RetiredFeature(FeatureShape Shape, IReadOnlyList<RetiredVariable> Variables, FeatureReach Reach, Retirement Retirement);
