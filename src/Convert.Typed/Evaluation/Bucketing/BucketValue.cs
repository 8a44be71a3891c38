namespace ConvertTyped.Evaluation;

/// <summary>Where a visitor's hash lands on the scale that an experience's arms are laid out on.</summary>
internal static class BucketValue
{
    /// <summary><c>floor(hash / 2^32 × maximum)</c>, in doubles and in this order: all clients must round alike.</summary>
    public static double Of(uint hash, double maximumTraffic) => Math.Floor(hash / 4294967296.0 * maximumTraffic);
}
