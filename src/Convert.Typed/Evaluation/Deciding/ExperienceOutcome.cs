namespace ConvertTyped.Evaluation;

/// <summary>What was decided for one experience, and why.</summary>
/// <param name="Experience">The experience.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="Source">Where the variation comes from; none without one.</param>
/// <param name="Variation">The variation, or null.</param>
/// <param name="Bucket">The visitor's bucket value where the call computed it; else NaN, which is smaller than a nullable.</param>
internal readonly record struct ExperienceOutcome(
    CompiledExperience Experience,
    DecisionReason Reason,
    DecisionSource Source = DecisionSource.None,
    CompiledVariation? Variation = null,
    double Bucket = double.NaN)
{
    /// <summary>A fresh decision replaces what is remembered and is reported; any other changes nothing.</summary>
    public bool IsFresh => Source is DecisionSource.Bucketed or DecisionSource.Forced;
}
