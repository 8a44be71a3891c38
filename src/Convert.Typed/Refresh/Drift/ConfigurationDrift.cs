namespace ConvertTyped;

/// <summary>One difference between a config and the one the app was built from, and what follows from it.</summary>
public sealed record ConfigurationDrift
{
    internal ConfigurationDrift(DriftKind kind, string key, string message)
    {
        Kind = kind;
        Key = key;
        Message = message;
    }

    /// <summary>What is different.</summary>
    public DriftKind Kind { get; }

    /// <summary>The key of the feature, the experience, the goal or the segment, or the name of the attribute.</summary>
    public string Key { get; }

    /// <summary>What is different, what follows, and what to do about it.</summary>
    public string Message { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
