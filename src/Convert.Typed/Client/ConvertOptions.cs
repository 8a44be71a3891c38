using ConvertTyped.Evaluation;
using Microsoft.Extensions.Options;

namespace ConvertTyped;

/// <summary>How a client decides. Read once, when the client is made.</summary>
public sealed class ConvertOptions
{
    /// <summary>
    /// The environment the app runs in, exactly as the project names it (<c>live</c>, <c>staging</c>). Null or empty: the
    /// project's default environment; without that either, experiences of all environments are decided.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>The seed of the bucket hash; 0 counts as the default, 9999. All clients of one project must agree on it.</summary>
    public uint HashSeed { get; set; } = 9999;

    /// <summary>How many bucket values there are; 0 counts as the default, 10000. All clients of one project must agree on it.</summary>
    public double MaximumTraffic { get; set; } = 10000;

    /// <summary>
    /// Leaves the experience id out of the bucket hash, so that a visitor has one bucket value in all experiences. All clients
    /// of one project must agree on it.
    /// </summary>
    public bool ExcludeExperienceIdFromHash { get; set; }

    /// <summary>How many visitors are remembered at most, 100,000 by default; about half of that, those that came last, always are. One takes some 300 bytes and what is remembered of it.</summary>
    public int RememberedVisitors { get; set; } = 100_000;

    /// <summary>How events are queued and sent.</summary>
    public TrackingOptions Tracking { get; } = new();

    internal BucketingSettings Bucketing() => new(
        HashSeed == 0 ? BucketingSettings.Default.HashSeed : HashSeed,
        MaximumTraffic == 0 ? BucketingSettings.Default.MaximumTraffic : MaximumTraffic,
        ExcludeExperienceIdFromHash);

    /// <exception cref="OptionsValidationException">An option makes no sense.</exception>
    internal void Validate()
    {
        var failures = new List<string>();
        if (!double.IsFinite(MaximumTraffic) || MaximumTraffic < 0)
        {
            failures.Add($"Convert: MaximumTraffic is {MaximumTraffic}. It is a number of bucket values: leave it at 10000 unless all clients of the project use another.");
        }

        if (RememberedVisitors < 2)
        {
            failures.Add($"Convert: RememberedVisitors is {RememberedVisitors}. At least 2 visitors must be remembered; the default is 100,000.");
        }

        failures.AddRange(Tracking.Faults());
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(nameof(ConvertOptions), typeof(ConvertOptions), failures);
        }
    }
}
