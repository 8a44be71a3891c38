using ConvertTyped.DevServer.Configuration;
using ConvertTyped.DevServer.Faults;

namespace ConvertTyped.DevServer.Page;

/// <summary>Everything the page shows.</summary>
/// <param name="Config">The config in service.</param>
/// <param name="ConfigFault">Why the file as it is now is not in service; null if it is.</param>
/// <param name="Report">What the events add up to.</param>
/// <param name="LatestEvents">The last events, newest first.</param>
/// <param name="Faults">What goes wrong on request.</param>
internal sealed record PageState(
    ConfigurationOutline Config, string? ConfigFault, DevServerReport Report, IReadOnlyList<TrackedEvent> LatestEvents, PendingFaults Faults);
