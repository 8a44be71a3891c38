namespace ConvertTyped.Transport;

/// <summary>Where the service is, who asks it, and what a request may cost. Immutable.</summary>
/// <remarks>No record: its text would tell the secret and the token.</remarks>
internal sealed class ServiceConnection
{
    /// <summary>Where the service serves configs.</summary>
    public const string ConfigurationBaseOfTheService = "https://cdn-4.convertexperiments.com/api/v1";

    /// <summary>Where the service takes events.</summary>
    public const string TrackBaseOfTheService = $"https://{ProjectPlace}.metrics.convertexperiments.com/v1";

    // What stands in a track base in the place of the project's id.
    private const string ProjectPlace = "[project_id]";

    public string ConfigurationBase { get; init; } = ConfigurationBaseOfTheService;

    public string TrackBase { get; init; } = TrackBaseOfTheService;

    /// <summary>Null: the project is named by its ids.</summary>
    public string? SdkKey { get; init; }

    public string? SdkKeySecret { get; init; }

    public string? AccountId { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>Makes the service include drafts and paused experiences.</summary>
    public string? DebugToken { get; init; }

    public string? Environment { get; init; }

    /// <summary>Whether to ask for a copy that no cache on the way holds.</summary>
    public bool LowCache { get; init; }

    /// <summary>How long one request may take, from connecting to the last byte.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many bytes a config may have, decompressed.</summary>
    public int MaximumConfigurationBytes { get; init; } = 64 * 1024 * 1024;

    // The slash of an SDK key is part of the path.
    private string ProjectPath => SdkKey ?? $"{AccountId}/{ProjectId}";

    /// <summary>Where events go, before it is known which project: neither secret nor token.</summary>
    public string TrackAddress => $"{TrackBase.TrimEnd('/')}/track/{ProjectPath}";

    /// <summary>Where the config is, without what the query adds: fit for logs.</summary>
    public string ConfigurationAddress => $"{ConfigurationBase.TrimEnd('/')}/config/{ProjectPath}";

    /// <summary>Where to ask for the config.</summary>
    public Uri ConfigurationUri()
    {
        var query = new List<string>();
        if (!string.IsNullOrEmpty(Environment))
        {
            query.Add($"environment={Uri.EscapeDataString(Environment)}");
        }

        if (!string.IsNullOrEmpty(DebugToken))
        {
            query.Add($"debug_token={Uri.EscapeDataString(DebugToken)}");
        }

        if (LowCache || !string.IsNullOrEmpty(DebugToken))
        {
            query.Add("_conv_low_cache=1");
        }

        return new Uri(query.Count == 0 ? ConfigurationAddress : $"{ConfigurationAddress}?{string.Join('&', query)}");
    }

    /// <summary>Where to send events; null as long as the address needs the project's id and it is not known.</summary>
    /// <param name="projectId">The project of the config in force; the one that was configured goes before it.</param>
    public Uri? TrackUri(string projectId)
    {
        var known = string.IsNullOrEmpty(ProjectId) ? projectId : ProjectId;
        return known.Length == 0 && TrackBase.Contains(ProjectPlace, StringComparison.Ordinal)
            ? null
            : new Uri($"{TrackBase.Replace(ProjectPlace, known, StringComparison.Ordinal).TrimEnd('/')}/track/{ProjectPath}");
    }

    /// <summary>Takes the secret and the token out of text that came from elsewhere.</summary>
    public string Redact(string text) => Without(Without(text, SdkKeySecret), DebugToken);

    /// <summary>Where the config is; neither secret nor token.</summary>
    public override string ToString() => ConfigurationAddress;

    private static string Without(string text, string? hidden) => string.IsNullOrEmpty(hidden)
        ? text
        : text.Replace(hidden, "…", StringComparison.Ordinal).Replace(Uri.EscapeDataString(hidden), "…", StringComparison.Ordinal);
}
