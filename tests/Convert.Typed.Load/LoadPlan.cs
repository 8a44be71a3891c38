namespace ConvertTyped.Load;

/// <summary>How much of everything a run does.</summary>
internal sealed record LoadPlan
{
    /// <summary>What the requirements name.</summary>
    public static LoadPlan Full { get; } = new()
    {
        SteadyDuration = TimeSpan.FromSeconds(60),
        RushVisitors = 100_000,
        FloodEvents = 1_000_000,
        TrackRounds = 11,
        QueueRounds = 101,
    };

    /// <summary>A look within a minute; its numbers are no proof.</summary>
    public static LoadPlan Quick { get; } = new()
    {
        SteadyDuration = TimeSpan.FromSeconds(10),
        RushVisitors = 10_000,
        FloodEvents = 200_000,
        TrackRounds = 3,
        QueueRounds = 31,
    };

    /// <summary>How long events come at <see cref="SteadyLoad.EventsPerSecond"/>.</summary>
    public required TimeSpan SteadyDuration { get; init; }

    /// <summary>How many visitors come at once.</summary>
    public required int RushVisitors { get; init; }

    /// <summary>How many events a queue drops while its memory is looked at.</summary>
    public required int FloodEvents { get; init; }

    /// <summary>How often a conversion is timed at an empty and at a full queue.</summary>
    public required int TrackRounds { get; init; }

    /// <summary>The same for the queue alone.</summary>
    public required int QueueRounds { get; init; }
}
