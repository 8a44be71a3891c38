using System.Text;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Benchmarks;

/// <summary>The least that any client has to do, to measure ours against.</summary>
internal static class Baselines
{
    private const uint Seed = 9999;

    /// <summary>B1: the hash of bytes that are ready.</summary>
    public static uint Hash(byte[] readyUtf8) => MurmurHash3.Hash(readyUtf8, Seed);

    /// <summary>B2: one text compared without regard to case, two ids encoded, the hash, and the split in halves.</summary>
    public static bool Decide(string country, string experienceId, string visitorId)
    {
        if (!string.Equals(country, "US", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Span<byte> utf8 = stackalloc byte[128];
        var length = Encoding.UTF8.GetBytes(experienceId, utf8);
        length += Encoding.UTF8.GetBytes(visitorId, utf8[length..]);
        return BucketValue.Of(MurmurHash3.Hash(utf8[..length], Seed), 10000) >= 5000;
    }
}
