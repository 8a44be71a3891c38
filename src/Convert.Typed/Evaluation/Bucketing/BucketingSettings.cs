namespace ConvertTyped.Evaluation;

/// <summary>How a visitor's bucket value is computed. All clients of one project must agree on it.</summary>
internal sealed record BucketingSettings(uint HashSeed = 9999, double MaximumTraffic = 10000, bool ExcludeExperienceId = false)
{
    public static BucketingSettings Default { get; } = new();
}
