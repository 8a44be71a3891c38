using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>How a client comes to its config. Immutable.</summary>
internal sealed record RefreshSettings
{
    public BucketingSettings Bucketing { get; init; } = BucketingSettings.Default;

    public string? Environment { get; init; }

    /// <summary>The only account a config may belong to; null is the one of the snapshot.</summary>
    public string? AccountId { get; init; }

    /// <summary>The only project a config may belong to; null is the one of the snapshot.</summary>
    public string? ProjectId { get; init; }
}
