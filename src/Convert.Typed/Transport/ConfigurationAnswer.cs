namespace ConvertTyped.Transport;

/// <summary>What the service answered to a config request.</summary>
internal sealed record ConfigurationAnswer
{
    private ConfigurationAnswer(ConfigurationOutcome outcome) => Outcome = outcome;

    public ConfigurationOutcome Outcome { get; }

    /// <summary>Of a config that was served, its bytes, decompressed.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Of a config that was served, what to ask with next time; null when the service gave none.</summary>
    public string? EntityTag { get; private init; }

    /// <summary>Of a failure, what is wrong and what to do about it, in words that hold no secret; else null.</summary>
    public string? Fault { get; private init; }

    /// <summary>Of a failure, how long the service asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static ConfigurationAnswer NotModified { get; } = new(ConfigurationOutcome.NotModified);

    public static ConfigurationAnswer Served(ReadOnlyMemory<byte> body, string? entityTag) =>
        new(ConfigurationOutcome.Served) { Body = body, EntityTag = entityTag };

    public static ConfigurationAnswer Failed(string fault, TimeSpan? retryAfter = null) =>
        new(ConfigurationOutcome.Failed) { Fault = fault, RetryAfter = retryAfter };
}
