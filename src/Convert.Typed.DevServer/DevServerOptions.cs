namespace ConvertTyped.DevServer;

/// <summary>What a <see cref="ConvertDevServer"/> serves and asks for. Read once, when it starts.</summary>
public sealed class DevServerOptions
{
    /// <summary>The config file to serve. It is looked at on every request, so a change is served at once. Set this or <see cref="Configuration"/>.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The config to serve, as JSON text in UTF-8. Set this or <see cref="ConfigFile"/>.</summary>
    public ReadOnlyMemory<byte>? Configuration { get; init; }

    /// <summary>The port of the loopback address to listen on; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only SDK key that is answered. Null: any key is; <c>account_id/project_id</c> of the config is always the project's own address.</summary>
    public string? SdkKey { get; init; }

    /// <summary>The secret that requests by SDK key must carry as <c>Authorization: Bearer</c>. Null: none is asked for.</summary>
    public string? SdkKeySecret { get; init; }

    /// <summary>The token that shows drafts and paused experiences. Null: no token does.</summary>
    public string? DebugToken { get; init; }

    /// <summary>Refuses the config to requests by account and project, as <c>disable_default_config</c> in the config's project does.</summary>
    public bool DisableDefaultConfig { get; init; }

    /// <summary>How many events are remembered for <see cref="ConvertDevServer.Events"/> and the report, 100,000 by default, of 64 MB at most; the oldest are forgotten first.</summary>
    public int RememberedEvents { get; init; } = 100_000;

    /// <summary>How many requests are remembered for <see cref="ConvertDevServer.Requests"/>, 1,000 by default, of 64 MB at most; the oldest are forgotten first.</summary>
    public int RememberedRequests { get; init; } = 1_000;

    /// <summary>The clock of latencies and of what is received.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where log lines go. Null: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    internal void Validate()
    {
        if (ConfigFile is null == Configuration is null)
        {
            throw new ArgumentException("The dev server needs one config to serve: set either ConfigFile or Configuration.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new ArgumentException($"Port is {Port}. Set a port from 1 to 65535, or 0 for a free one.");
        }

        if (RememberedEvents < 1 || RememberedRequests < 1)
        {
            throw new ArgumentException("RememberedEvents and RememberedRequests must be at least 1.");
        }
    }
}
