namespace ConvertTyped.Outbox.Tests;

/// <summary>An outbox whose process dies after some steps with the disk: nothing that it does later happens.</summary>
internal sealed class DyingOutbox(IEventOutbox outbox, int steps) : IEventOutbox
{
    private int left = steps;

    public bool IsDead => left < 0;

    public TimeSpan WriteInterval => outbox.WriteInterval;

    public TimeSpan MaximumAge => outbox.MaximumAge;

    public IEventJournal Open(string destination) => Step(() => new Journal(outbox.Open(destination), this));

    public IEventJournal? Adopt(string destination) => Step(() => outbox.Adopt(destination) is { } journal ? new Journal(journal, this) : null);

    private T Step<T>(Func<T> action) => IsDead || --left < 0 ? throw new IOException("The process is dead.") : action();

    private void Step(Action action) => Step(() =>
    {
        action();
        return true;
    });

    private sealed class Journal(IEventJournal journal, DyingOutbox process) : IEventJournal
    {
        public bool Write(IReadOnlyList<StoredEvent> events) => process.Step(() => journal.Write(events));

        public void MarkSending(IReadOnlyList<long> numbers) => process.Step(() => journal.MarkSending(numbers));

        public void Remove(IReadOnlyList<long> numbers) => process.Step(() => journal.Remove(numbers));

        public void RemoveBelow(long number, IReadOnlyList<long> except) => process.Step(() => journal.RemoveBelow(number, except));

        public IReadOnlyList<StoredEvent> Read(int count) => process.Step(() => journal.Read(count));

        public void Delete() => process.Step(journal.Delete);

        // Whoever dies closes nothing; the end of the process does.
        public void Dispose()
        {
            if (!process.IsDead)
            {
                journal.Dispose();
            }
        }
    }
}
