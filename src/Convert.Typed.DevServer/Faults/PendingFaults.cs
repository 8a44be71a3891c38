namespace ConvertTyped.DevServer.Faults;

/// <summary>The faults that wait for requests, as text.</summary>
internal sealed record PendingFaults(IReadOnlyList<string> Config, IReadOnlyList<string> Track)
{
    public static PendingFaults Of(DevServerFaults faults) => new(faults.Config.Pending, faults.Track.Pending);
}
