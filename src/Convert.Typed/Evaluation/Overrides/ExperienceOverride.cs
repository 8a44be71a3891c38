namespace ConvertTyped.Evaluation;

/// <summary>What somebody wants an experience to answer, whatever the config says.</summary>
/// <param name="Variation">The key or id of the variation, which the config need not have; null decides nothing.</param>
internal sealed record ExperienceOverride(string? Variation);
