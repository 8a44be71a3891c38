namespace ConvertTyped;

/// <summary>What an experience answers a visitor, as a member of its enum, and why. Immutable.</summary>
/// <typeparam name="TVariation">The generated enum of the experience's variations.</typeparam>
public readonly struct ExperienceDecision<TVariation>
    where TVariation : struct, Enum
{
    private readonly ExperienceDecision untyped;

    internal ExperienceDecision(ExperienceDecision untyped, TVariation variation)
    {
        this.untyped = untyped;
        Variation = variation;
    }

    /// <summary>The variation; <c>None</c> when nothing was decided, <c>Unknown</c> for one that the app was not built with.</summary>
    public TVariation Variation { get; }

    /// <inheritdoc cref="ExperienceDecision.IsDecided"/>
    public bool IsDecided => untyped.IsDecided;

    /// <inheritdoc cref="ExperienceDecision.Reason"/>
    public DecisionReason Reason => untyped.Reason;

    /// <inheritdoc cref="ExperienceDecision.Source"/>
    public DecisionSource Source => untyped.Source;

    /// <inheritdoc cref="ExperienceDecision.ExperienceKey"/>
    public string? ExperienceKey => untyped.ExperienceKey;

    /// <inheritdoc cref="ExperienceDecision.ExperienceId"/>
    public string? ExperienceId => untyped.ExperienceId;

    /// <inheritdoc cref="ExperienceDecision.VariationKey"/>
    public string? VariationKey => untyped.VariationKey;

    /// <inheritdoc cref="ExperienceDecision.VariationId"/>
    public string? VariationId => untyped.VariationId;

    /// <inheritdoc cref="ExperienceDecision.BucketValue"/>
    public double? BucketValue => untyped.BucketValue;

    /// <inheritdoc cref="ExperienceDecision.ToString"/>
    public override string ToString() => untyped.ToString();
}
