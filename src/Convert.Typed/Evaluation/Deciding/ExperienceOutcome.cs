namespace ConvertTyped.Evaluation;

/// <summary>What was decided for one experience.</summary>
/// <param name="Experience">The experience.</param>
/// <param name="Verdict">What was decided.</param>
internal readonly record struct ExperienceOutcome(CompiledExperience Experience, Verdict Verdict);
