namespace ConvertTyped.Evaluation;

/// <summary>How a visitor's bucket value is computed. All clients of one project must agree on it.</summary>
internal sealed record BucketingSettings(uint HashSeed = 9999, double MaximumTraffic = 10000, bool ExcludeExperienceId = false)
{
    public static BucketingSettings Default { get; } = new();

    public uint HashOf(string experienceId, string visitorId) =>
        MurmurHash3.Hash(ExcludeExperienceId ? "" : experienceId, visitorId, HashSeed);

    /// <summary>The visitor's bucket value in an experience: 0 ≤ value &lt; <see cref="MaximumTraffic"/>.</summary>
    public double ValueOf(string experienceId, string visitorId) => BucketValue.Of(HashOf(experienceId, visitorId), MaximumTraffic);
}
