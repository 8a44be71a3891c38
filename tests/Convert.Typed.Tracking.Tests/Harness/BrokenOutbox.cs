namespace ConvertTyped.Tracking.Tests;

/// <summary>An app's own outbox, whose journals fail where they are told to.</summary>
internal sealed class BrokenOutbox : IEventOutbox
{
    public bool CannotWrite { get; set; }

    public bool CannotDelete { get; init; }

    public bool CannotClose { get; init; }

    /// <summary>How many journals were begun.</summary>
    public int Opened { get; private set; }

    /// <summary>How many were closed, and so left to whoever looks for them.</summary>
    public int Closed { get; private set; }

    public TimeSpan WriteInterval => TimeSpan.FromMilliseconds(50);

    public TimeSpan MaximumAge => TimeSpan.FromDays(3);

    public IEventJournal Open(string destination)
    {
        Opened++;
        return new Journal(this);
    }

    public IEventJournal? Adopt(string destination) => null;

    private static void FailIf(bool isBroken)
    {
        if (isBroken)
        {
            throw new IOException("The test's journal failed.");
        }
    }

    private sealed class Journal(BrokenOutbox outbox) : IEventJournal
    {
        public bool Write(IReadOnlyList<StoredEvent> events)
        {
            FailIf(outbox.CannotWrite);
            return true;
        }

        public void MarkSending(IReadOnlyList<long> numbers) => FailIf(outbox.CannotWrite);

        public void Remove(IReadOnlyList<long> numbers) => FailIf(outbox.CannotWrite);

        public void RemoveBelow(long number, IReadOnlyList<long> except) => FailIf(outbox.CannotWrite);

        public IReadOnlyList<StoredEvent> Read(int count) => [];

        public void Delete() => FailIf(outbox.CannotDelete);

        public void Dispose()
        {
            outbox.Closed++;
            FailIf(outbox.CannotClose);
        }
    }
}
