using ConvertTyped.Client;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Transport;
using Microsoft.Extensions.Options;

namespace ConvertTyped;

/// <summary>How a client comes to its config, and how it decides. Read once, when the client is made.</summary>
/// <remarks>
/// <c>AddConvert</c> binds them from the configuration section <c>Convert</c>, where there is one, before the app's own code
/// sets them. Without <see cref="SdkKey"/> and without <see cref="AccountId"/> and <see cref="ProjectId"/> the client uses no
/// network: the snapshot answers.
/// </remarks>
public sealed class ConvertOptions
{
    /// <summary>The SDK key of the project, such as <c>10035569/10034190</c>.</summary>
    public string? SdkKey { get; set; }

    /// <summary>The secret of the SDK key, if the key asks for one. It never shows in logs or messages.</summary>
    public string? SdkKeySecret { get; set; }

    /// <summary>
    /// The id of the account. Together with <see cref="ProjectId"/> it names the project where there is no SDK key; beside one,
    /// they are the only ids a config is accepted from, in the place of those of the snapshot.
    /// </summary>
    public string? AccountId { get; set; }

    /// <summary>The id of the project; see <see cref="AccountId"/>.</summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// Makes the service include drafts and paused experiences, for 24 hours. It is sent with requests for the config only and
    /// never shows in logs. A config fetched with it is not kept in the cache folder.
    /// </summary>
    public string? DebugToken { get; set; }

    /// <summary>
    /// The environment the app runs in, exactly as the project names it (<c>live</c>, <c>staging</c>). Null or empty: the
    /// project's default environment; without that either, experiences of all environments are decided.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>Where configs are served; null is the service, <c>https://cdn-4.convertexperiments.com/api/v1</c>. Only this machine may do without https.</summary>
    public Uri? ConfigEndpoint { get; set; }

    /// <summary>Where events are sent; null is the service, <c>https://[project_id].metrics.convertexperiments.com/v1</c>. In a path, <c>[project_id]</c> stands for the id of the project; a host is named in full. Only this machine may do without https.</summary>
    public Uri? TrackEndpoint { get; set; }

    /// <summary>Asks for copies of the config that no cache on the way holds. Slower: for development.</summary>
    public bool LowCache { get; set; }

    /// <summary>How long to wait after a refresh, 5 minutes by default; up to a fifth less, so that servers do not ask together. After a
    /// failure it is 5 seconds, and twice as long after each further one, up to this interval and at least to a minute; or as long
    /// as the service asks for, up to an hour.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one request may take, from connecting to the last byte; 10 seconds by default.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many bytes a config may have, decompressed; 64 MiB by default. A larger one is refused.</summary>
    public int MaximumConfigurationBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// A folder in which the last good config is kept, so that an app that starts while the service cannot be reached begins
    /// with it. Made when it does not exist; a relative path begins at the working directory. Several
    /// processes may share it. Null keeps nothing.
    /// </summary>
    public string? CacheFolder { get; set; }

    /// <summary>What a host waits for when it starts. Without a host, await <see cref="ConvertClient.RefreshAsync"/> instead.</summary>
    public StartMode Start { get; set; }

    /// <summary>How long a host waits for the live config at most, if <see cref="Start"/> makes it wait; 10 seconds by default.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The seed of the bucket hash; 0 counts as the default, 9999. All clients of one project must agree on it.</summary>
    public uint HashSeed { get; set; } = 9999;

    /// <summary>How many bucket values there are; 0 counts as the default, 10000. All clients of one project must agree on it.</summary>
    public double MaximumTraffic { get; set; } = 10000;

    /// <summary>
    /// Leaves the experience id out of the bucket hash, so that a visitor has one bucket value in all experiences. All clients
    /// of one project must agree on it.
    /// </summary>
    public bool ExcludeExperienceIdFromHash { get; set; }

    /// <summary>How many visitors are remembered at most, 100,000 by default. When there are more, those are forgotten first that came longest ago and were not asked for since. One takes some 150 bytes and what is remembered of it.</summary>
    public int RememberedVisitors { get; set; } = 100_000;

    /// <summary>
    /// Whether <c>Convert:Overrides</c> in the app's configuration counts in a host that runs in Production, too. False by
    /// default: there the section is refused with an error in the log. Overrides that code makes count everywhere.
    /// </summary>
    public bool AllowOverridesInProduction { get; set; }

    /// <summary>How events are queued and sent.</summary>
    public TrackingOptions Tracking { get; } = new();

    /// <summary>Whether there is a project to ask the service for.</summary>
    internal bool IsLive => !string.IsNullOrEmpty(SdkKey) || !string.IsNullOrEmpty(ProjectId);

    internal BucketingSettings Bucketing() => new(
        HashSeed == 0 ? BucketingSettings.Default.HashSeed : HashSeed,
        MaximumTraffic == 0 ? BucketingSettings.Default.MaximumTraffic : MaximumTraffic,
        ExcludeExperienceIdFromHash);

    internal RefreshSettings Refresh() => new()
    {
        Bucketing = Bucketing(),
        Environment = NullIfEmpty(Environment),
        AccountId = NullIfEmpty(AccountId),
        ProjectId = NullIfEmpty(ProjectId),
    };

    internal ServiceConnection Connection() => new()
    {
        ConfigurationBase = ConfigEndpoint?.AbsoluteUri ?? ServiceConnection.ConfigurationBaseOfTheService,
        TrackBase = TrackEndpoint?.AbsoluteUri ?? ServiceConnection.TrackBaseOfTheService,
        SdkKey = NullIfEmpty(SdkKey),
        SdkKeySecret = NullIfEmpty(SdkKeySecret),
        AccountId = NullIfEmpty(AccountId),
        ProjectId = NullIfEmpty(ProjectId),
        DebugToken = NullIfEmpty(DebugToken),
        Environment = NullIfEmpty(Environment),
        LowCache = LowCache,
        RequestTimeout = RequestTimeout,
        MaximumConfigurationBytes = MaximumConfigurationBytes,
    };

    /// <exception cref="OptionsValidationException">An option makes no sense.</exception>
    internal void Validate()
    {
        var faults = ConvertOptionsFaults.Of(this);
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(nameof(ConvertOptions), typeof(ConvertOptions), faults);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
