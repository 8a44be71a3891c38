using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>A goal of the project, by key, that visitors reach.</summary>
/// <remarks>All members may be called from many threads. The service counts a goal once per visitor.</remarks>
public sealed class Goal
{
    private readonly ConvertClient client;

    internal Goal(ConvertClient client, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        this.client = client;
        Key = key;
    }

    /// <summary>The key of the goal, as the service knows it.</summary>
    public string Key { get; }

    /// <summary>Reports that a visitor reached the goal, once per visitor, and says what became of it.</summary>
    /// <param name="visitor">Who reached it.</param>
    /// <param name="data">What it is worth; null when there is nothing to say.</param>
    /// <param name="attributes">
    /// What the goal's rules look at. When given, even empty, they must match; null does not look at the rules.
    /// </param>
    /// <param name="repeat">Reports the data of a further transaction for a goal the visitor has reached before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public TrackResult Track(Visitor visitor, GoalData? data = null, AttributeSet? attributes = null, bool repeat = false)
    {
        client.RequireOwn(visitor);
        if (!client.Configuration.GoalsByKey.TryGetValue(Key, out var goal))
        {
            return TrackResult.UnknownGoal;
        }

        if (visitor.PreviewSelection is not null)
        {
            return TrackResult.Preview;
        }

        if (attributes is not null && !goal.Matches(new AttributeLayers(attributes)))
        {
            return TrackResult.RulesNotMatched;
        }

        return visitor.IsTracked ? Report(visitor, goal.Id, data, repeat) : TrackResult.TrackingOff;
    }

    // The service counts the conversion by an event without data, and its worth by a second one.
    private static GoalData?[] EventsOf(bool isFirst, GoalData? data, bool repeat) => isFirst
        ? data is null ? [null] : [null, data]
        : repeat && data is not null ? [data] : [];

    // Places come first: a goal is marked as reached only when its events are taken.
    private TrackResult Report(Visitor visitor, string goalId, GoalData? data, bool repeat)
    {
        var isFirst = !visitor.Memory.Current.Goals.Contains(Key);
        var places = EventsOf(isFirst, data, repeat).Length;
        if (places == 0)
        {
            return TrackResult.AlreadyTracked;
        }

        if (client.Tracking.Reserve(places) is not TrackResult.Queued and var refusal)
        {
            return refusal;
        }

        // Another thread may have marked it meanwhile.
        isFirst = visitor.Memory.Update(Key, static (memory, key) => memory.WithGoal(key), out var memory);
        var events = EventsOf(isFirst, data, repeat);
        client.Tracking.Release(places - events.Length);
        foreach (var eventData in events)
        {
            client.Tracking.AcceptReserved(TrackedEvent.Conversion(visitor.Id, memory, goalId, eventData));
        }

        return events.Length > 0 ? TrackResult.Queued : TrackResult.AlreadyTracked;
    }
}
