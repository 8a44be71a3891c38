namespace ConvertTyped.DevServer;

/// <summary>What an event tells.</summary>
public enum TrackedEventKind
{
    /// <summary>The visitor was put into a variation of an experience.</summary>
    Bucketing,

    /// <summary>The visitor reached a goal.</summary>
    Conversion,
}
