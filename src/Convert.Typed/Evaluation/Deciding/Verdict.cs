namespace ConvertTyped.Evaluation;

/// <summary>
/// Which variation an experience answers with, and why. As small as a pair of references, so that it travels in registers:
/// moving larger results about was a third of the cost of a decision.
/// </summary>
/// <param name="Reason">Why it is so.</param>
/// <param name="Source">Where the variation comes from; none without one.</param>
/// <param name="Variation">The variation, or null.</param>
internal readonly record struct Verdict(
    DecisionReason Reason, DecisionSource Source = DecisionSource.None, CompiledVariation? Variation = null)
{
    /// <summary>A fresh decision replaces what is remembered and is reported; any other changes nothing.</summary>
    public bool IsFresh => Source is DecisionSource.Bucketed or DecisionSource.Forced;
}
