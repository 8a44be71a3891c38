namespace ConvertTyped.Tracking;

/// <summary>All lanes of a queue. A visitor is always in the same one, so that the events of one visitor stay in order.</summary>
internal sealed class EventLanes
{
    private readonly EventLane[] lanes;

    public EventLanes(int count, int capacity)
    {
        var spare = new SpareChunks();
        lanes = [.. Enumerable.Range(0, count).Select(_ => new EventLane(capacity, spare))];
    }

    public ReadOnlySpan<EventLane> All => lanes;

    /// <summary>The lane with the event that has waited longest; any when nothing waits.</summary>
    public EventLane Oldest
    {
        get
        {
            var oldest = lanes[0];
            foreach (var lane in lanes.AsSpan(1))
            {
                oldest = lane.Waiting.FirstNumber < oldest.Waiting.FirstNumber ? lane : oldest;
            }

            return oldest;
        }
    }

    /// <summary>Below this number, every event was sent or dropped.</summary>
    public long SettledBelow => lanes.Min(static lane => lane.FirstNumber);

    /// <summary>Below this number, every event was sent or dropped, or will not be sent any more.</summary>
    public long AwaitedFrom => lanes.Min(static lane => lane.IsGivenUp ? long.MaxValue : lane.FirstNumber);

    public EventLane Of(string visitorId) => lanes.Length == 1
        ? lanes[0]
        : lanes[(uint)string.GetHashCode(visitorId, StringComparison.Ordinal) % (uint)lanes.Length];
}
