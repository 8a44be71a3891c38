namespace ConvertTyped.Evaluation;

/// <summary>All that an evaluation knows of the visitor and the call, beside what is remembered.</summary>
internal readonly record struct VisitorInput(string VisitorId)
{
    public AttributeSet? Attributes { get; init; }

    /// <summary>Attributes of this call; they override the visitor's.</summary>
    public AttributeSet? CallAttributes { get; init; }

    /// <summary>Where the visitor is. Without any the rules of locations look at an empty set.</summary>
    public AttributeSet? Location { get; init; }

    public bool IgnoresLocation { get; init; }

    /// <summary>The environment asked for; null is the config's default one.</summary>
    public string? Environment { get; init; }

    /// <summary>The id of the variation asked for, in every experience that has it.</summary>
    public string? ForcedVariation { get; init; }

    /// <summary>The preview the visitor is in; null in none.</summary>
    public PreviewedVariation? Preview { get; init; }
}
