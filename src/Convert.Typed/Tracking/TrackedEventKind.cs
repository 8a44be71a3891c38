namespace ConvertTyped;

/// <summary>What happened to a visitor.</summary>
public enum TrackedEventKind
{
    /// <summary>An experience decided a variation anew.</summary>
    Bucketing = 0,

    /// <summary>The visitor reached a goal.</summary>
    Conversion = 1,
}
