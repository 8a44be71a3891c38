namespace ConvertTyped;

/// <summary>What one call asks for beside the visitor. The same options can serve many calls and threads.</summary>
public sealed record DecideOptions
{
    internal static DecideOptions Default { get; } = new();

    /// <summary>Attributes for this call; they override the visitor's.</summary>
    public AttributeSet? Attributes { get; init; }

    /// <summary>Where the visitor is, instead of what <see cref="Visitor.At"/> said.</summary>
    public AttributeSet? Location { get; init; }

    /// <summary>Passes the gate of locations whatever they say.</summary>
    public bool IgnoreLocation { get; init; }

    /// <summary>The environment, instead of the client's. Null or empty: the client's.</summary>
    public string? Environment { get; init; }

    /// <summary>The id of a variation to answer with where an experience has it; its gates still apply.</summary>
    public string? ForcedVariation { get; init; }

    /// <summary>Whether decisions made anew by this call are reported; true unless said otherwise. They are remembered in any case.</summary>
    public bool Track { get; init; } = true;

    /// <summary>For a feature: only the carriers with these keys are decided. Null: all carriers.</summary>
    public IReadOnlyCollection<string>? OnlyExperiences { get; init; }
}
