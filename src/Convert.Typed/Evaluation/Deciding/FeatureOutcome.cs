namespace ConvertTyped.Evaluation;

/// <summary>What was decided for a feature: by the first carrier that switches it on, else by the one that came furthest.</summary>
/// <param name="Carrier">That carrier; null when nothing carries the feature, or an override answers in its place.</param>
/// <param name="Verdict">What it decided.</param>
/// <param name="Change">What switches the feature on, with the values of its variables; null when it is off.</param>
internal readonly record struct FeatureOutcome(CompiledExperience? Carrier, Verdict Verdict, CompiledChange? Change)
{
    /// <summary>Why the feature is on or off.</summary>
    public DecisionReason Reason =>
        Carrier is null && Verdict.Reason != DecisionReason.Overridden ? DecisionReason.CarriedByNoExperience : ReasonOf(Verdict, Change);

    /// <summary>What the verdict of a carrier says about a feature that its variation does or does not switch on.</summary>
    public static DecisionReason ReasonOf(Verdict verdict, CompiledChange? change) =>
        verdict.Reason == DecisionReason.Decided && change is null ? DecisionReason.NotInVariation : verdict.Reason;
}
