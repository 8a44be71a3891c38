namespace ConvertTyped.Evaluation;

/// <summary>The hashes and bucket values of visitors in one experience. The experience's id is hashed once.</summary>
internal sealed class BucketHash
{
    private readonly string prefix;
    private readonly MurmurHash3 begun;
    private readonly BucketingSettings settings;

    public BucketHash(string experienceId, BucketingSettings settings)
    {
        this.settings = settings;
        prefix = settings.ExcludeExperienceId ? "" : experienceId;
        begun = new MurmurHash3(settings.HashSeed);
        begun.Append(prefix);
    }

    /// <summary>The hash of the experience's id and the visitor's, read as one text in UTF-8; a lone surrogate counts as U+FFFD.</summary>
    public uint Of(string visitorId)
    {
        var hash = begun;
        return hash.TryAppendAscii(visitorId) ? hash.Finish() : OfAnyText(visitorId);
    }

    /// <summary>The visitor's bucket value: from 0 to under <see cref="BucketingSettings.MaximumTraffic"/>.</summary>
    public double ValueOf(string visitorId) => BucketValue.Of(Of(visitorId), settings.MaximumTraffic);

    private uint OfAnyText(string visitorId)
    {
        // The halves of a surrogate pair may come from either side of the seam; only then are the ids joined first.
        var isSplit = prefix is [.., var last] && char.IsHighSurrogate(last);
        var hash = isSplit ? new MurmurHash3(settings.HashSeed) : begun;
        hash.Append(isSplit ? prefix + visitorId : visitorId);
        return hash.Finish();
    }
}
