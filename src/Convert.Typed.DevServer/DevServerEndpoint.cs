namespace ConvertTyped.DevServer;

/// <summary>What a request asked of the service.</summary>
public enum DevServerEndpoint
{
    /// <summary>Neither config nor track: an address the service does not have.</summary>
    Unknown,

    /// <summary>A config, by SDK key or by account and project.</summary>
    Config,

    /// <summary>Events to take, by SDK key or by account and project.</summary>
    Track,
}
