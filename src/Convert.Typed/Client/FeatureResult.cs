namespace ConvertTyped;

/// <summary>What one experience that carries a feature says about it. Immutable.</summary>
/// <param name="Experience">What the experience decided.</param>
/// <param name="IsEnabled">Whether the decided variation switches the feature on.</param>
/// <param name="Variables">The variables by key, as in <see cref="FeatureDecision.Variables"/>; empty when it does not.</param>
public sealed record FeatureResult(ExperienceDecision Experience, bool IsEnabled, IReadOnlyDictionary<string, object?> Variables);
