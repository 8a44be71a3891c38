namespace ConvertTyped.Snapshots.Retirements;

/// <summary>Something that is no longer served.</summary>
/// <param name="Shape">What it was when it was served last.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record Retired<TShape>(TShape Shape, Retirement Retirement);
