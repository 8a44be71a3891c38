using System.Globalization;

namespace ConvertTyped;

/// <summary>
/// What a client has in force and how its refreshes fare: a copy of one moment. Immutable. It holds no secret.
/// </summary>
public sealed record ConvertStatus
{
    internal ConvertStatus()
    {
    }

    /// <summary>Where the config in force came from.</summary>
    public ConfigurationOrigin Origin { get; internal init; }

    /// <summary>
    /// A short hash of all that deciding looks at in the config in force: the same everywhere a config decides alike. Names and
    /// formatting do not count. Empty without a config.
    /// </summary>
    public string Fingerprint { get; internal init; } = "";

    /// <summary>When the project was published, as the config in force says; null when it does not.</summary>
    public DateTimeOffset? PublishedAt { get; internal init; }

    /// <summary>When this client put the config in force, by the machine's clock.</summary>
    public DateTimeOffset TakenAt { get; internal init; }

    /// <summary>
    /// How long ago the service last served or confirmed the config in force; of a snapshot, how long ago its project was
    /// published. Null when that is not known. The machine's clock may jump: what passes while the client runs is measured
    /// apart from it.
    /// </summary>
    public TimeSpan? Age { get; internal init; }

    /// <summary>Parts of the config in force that are malformed and match nobody or are left out; empty in a sound config.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; internal init; } = [];

    /// <summary>Where the config in force differs from what the app was built from; empty for a snapshot.</summary>
    public IReadOnlyList<ConfigurationDrift> Drift { get; internal init; } = [];

    /// <summary>Why the last refresh failed, and what to do about it; null when it did not fail, or there was none.</summary>
    public string? LastError { get; internal init; }

    /// <summary>How many refreshes failed since the last one that succeeded.</summary>
    public int ConsecutiveFailures { get; internal init; }

    /// <summary>Why the cache folder could not be read or written the last time, and what to do about it; null when it could.</summary>
    public string? CacheError { get; internal init; }

    /// <summary>The status in one line, for logs.</summary>
    public override string ToString()
    {
        var drift = Drift.Count == 0 ? "" : $" It differs from what the app was built from in {Drift.Count} {(Drift.Count == 1 ? "place" : "places")}.";
        var failures = LastError is null ? "" : $" {ConsecutiveFailures} {(ConsecutiveFailures == 1 ? "refresh" : "refreshes")} failed: {LastError}";
        return $"{InForce}{drift}{failures}";
    }

    /// <summary>What is in force, as a sentence.</summary>
    internal string InForce => Origin switch
    {
        ConfigurationOrigin.Snapshot => $"Serving the snapshot{(PublishedAt is { } time ? $" of {time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}.",
        ConfigurationOrigin.Disk => $"Serving the config kept on disk{Ago}.",
        ConfigurationOrigin.Live => $"Serving the live config {Fingerprint}, confirmed{Ago}.",
        _ => "There is no config: every feature is off.",
    };

    private string Ago => Age switch
    {
        null => "",
        { TotalHours: >= 48 } age => string.Create(CultureInfo.InvariantCulture, $" {age.TotalDays:0} days ago"),
        { TotalMinutes: >= 120 } age => string.Create(CultureInfo.InvariantCulture, $" {age.TotalHours:0} hours ago"),
        { TotalSeconds: >= 120 } age => string.Create(CultureInfo.InvariantCulture, $" {age.TotalMinutes:0} minutes ago"),
        { } age => string.Create(CultureInfo.InvariantCulture, $" {age.TotalSeconds:0} seconds ago"),
    };
}
