namespace ConvertTyped.Evaluation;

/// <summary>What an experience answers everybody.</summary>
/// <param name="Variation">The variation; null decides nothing.</param>
internal sealed record OverriddenVariation(CompiledVariation? Variation);
