namespace ConvertTyped.Load;

/// <summary>What became of a load, told by both sides.</summary>
internal sealed record LoadResult
{
    public required string Name { get; init; }

    /// <summary>How many events the visits of the load make.</summary>
    public required long Made { get; init; }

    public required TimeSpan Producing { get; init; }

    public required TimeSpan UntilSent { get; init; }

    public required TrackingLedger Ledger { get; init; }

    public required int Capacity { get; init; }

    public required int MostHeld { get; init; }

    /// <summary>How many track requests the client counted.</summary>
    public required long Requests { get; init; }

    public required ServerRecord Server { get; init; }

    public required long HeapBytes { get; init; }

    public required long WorkingSetBytes { get; init; }

    /// <summary>What the load should have shown and did not.</summary>
    public IEnumerable<string> Failures()
    {
        if (Ledger.Accepted != Made)
        {
            yield return $"{Name}: {Made} events were made and {Ledger.Accepted} accepted.";
        }

        if (Ledger.Dropped.Total > 0)
        {
            yield return $"{Name}: {Ledger.Dropped.Total} events were dropped ({Ledger.Dropped}).";
        }

        if (Ledger.Sent != Ledger.Accepted || Server.Events != Ledger.Sent)
        {
            yield return $"{Name}: {Ledger.Accepted} events were accepted, {Ledger.Sent} sent, and the server has {Server.Events}.";
        }

        if (Requests != Server.Requests)
        {
            yield return $"{Name}: the client made {Requests} requests and {Server.Requests} arrived.";
        }

        if (MostHeld > Capacity)
        {
            yield return $"{Name}: {MostHeld} events were held in {Capacity} places.";
        }
    }
}
