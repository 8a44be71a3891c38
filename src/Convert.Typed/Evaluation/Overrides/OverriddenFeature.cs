namespace ConvertTyped.Evaluation;

/// <summary>What a feature answers everybody.</summary>
/// <param name="Change">What switches it on, with the values of its variables; null when it is off.</param>
internal sealed record OverriddenFeature(CompiledChange? Change);
