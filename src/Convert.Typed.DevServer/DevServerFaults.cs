namespace ConvertTyped.DevServer;

/// <summary>What goes wrong on request. Thread-safe.</summary>
public sealed class DevServerFaults
{
    internal DevServerFaults()
    {
    }

    /// <summary>The faults of config requests.</summary>
    public EndpointFaults Config { get; } = new();

    /// <summary>The faults of track requests.</summary>
    public EndpointFaults Track { get; } = new();

    /// <summary>Lets all requests go well again.</summary>
    public void Clear()
    {
        Config.Clear();
        Track.Clear();
    }

    internal EndpointFaults? Of(DevServerEndpoint endpoint) => endpoint switch
    {
        DevServerEndpoint.Config => Config,
        DevServerEndpoint.Track => Track,
        _ => null,
    };
}
