namespace ConvertTyped.Snapshots.Retirements;

/// <summary>A variation that is no longer served, while its experience is.</summary>
/// <param name="ExperienceId">The experience it belongs to.</param>
/// <param name="Shape">What it was.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record RetiredVariation(string? ExperienceId, VariationShape Shape, Retirement Retirement);
