namespace ConvertTyped.Tracking;

/// <summary>What a lane's sender does next: send the batch that was taken, unless it rests or ends.</summary>
internal readonly struct SenderStep
{
    /// <summary>The queue is closed; there is nothing more to do.</summary>
    public bool IsEnd { get; private init; }

    /// <summary>What to wait for before asking again; null when a batch was taken.</summary>
    public Task? Rest { get; private init; }

    /// <summary>How long to wait when nobody wakes the sender; infinite when nothing is queued.</summary>
    public TimeSpan AtMost { get; private init; }

    public static SenderStep Send => default;

    public static SenderStep End => new() { IsEnd = true };

    public static SenderStep Wait(Task rest, TimeSpan atMost) => new() { Rest = rest, AtMost = atMost };
}
