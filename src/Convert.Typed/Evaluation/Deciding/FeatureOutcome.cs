namespace ConvertTyped.Evaluation;

/// <summary>What was decided for a feature: by the first carrier that switches it on, else by the one that came furthest.</summary>
/// <param name="Carrier">What that carrier decided; no experience when nothing carries the feature.</param>
/// <param name="Reason">Why the feature is on or off.</param>
/// <param name="Change">What switches it on, with the values of its variables; null when it is off.</param>
internal readonly record struct FeatureOutcome(ExperienceOutcome Carrier, DecisionReason Reason, CompiledChange? Change = null);
