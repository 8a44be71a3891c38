using System.Net;
using ConvertTyped.Transport;

namespace ConvertTyped.Tracking;

/// <summary>
/// What a lane has learned from requests that were refused: how many events it dares to send together, so that one visitor's
/// bad value is found and its neighbours are sent.
/// </summary>
internal sealed class Refusals
{
    /// <summary>How many events the next request holds at most.</summary>
    public int MostTogether { get; private set; } = EventBatch.MostEvents;

    /// <summary>Whether the last event that was looked at alone was refused, and nothing was sent since.</summary>
    public bool IsInRow { get; private set; }

    /// <summary>Whether a refusal says that an event's values are wrong, and not who sends them or where to.</summary>
    public static bool IsForValues(in TrackAnswer answer) =>
        answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;

    /// <summary>A request was taken: twice as many events may go together.</summary>
    public void Taken()
    {
        MostTogether = Math.Min(2 * MostTogether, EventBatch.MostEvents);
        IsInRow = false;
    }

    /// <summary>A request of several events was refused for their values: half of them go next.</summary>
    public void Halve(int count) => MostTogether = count / 2;

    /// <summary>An event alone was refused.</summary>
    public void FoundOne() => IsInRow = true;
}
