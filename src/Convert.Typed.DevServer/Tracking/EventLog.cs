using System.Runtime.InteropServices;
using ConvertTyped.DevServer.Requests;

namespace ConvertTyped.DevServer.Tracking;

/// <summary>The events that were accepted and how many were not. Thread-safe.</summary>
internal sealed class EventLog
{
    private readonly BoundedLog<SentEvent> log;

    // How often each wording is among the remembered events. Touched only by the log, which does one thing at a time.
    private readonly Dictionary<string, int> remembered = new(StringComparer.Ordinal);
    private long dropped;
    private long refused;

    public EventLog(int capacity) => log = new BoundedLog<SentEvent>(capacity, static entry => 200 + (4L * entry.Wording.Length), Forget);

    public IReadOnlyList<TrackedEvent> Events => EventsOf(log.Read().Entries);

    /// <summary>How many events came from an agent that the service takes for a bot.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>How many track requests had a wrong shape or no right to be made.</summary>
    public long Refused => Interlocked.Read(ref refused);

    public (IReadOnlyList<TrackedEvent> Events, long Total) Read()
    {
        var (entries, total) = log.Read();
        return (EventsOf(entries), total);
    }

    /// <summary>Takes the events of one request, in one step.</summary>
    public void Accept(IReadOnlyList<SentEvent> events, long request, DateTimeOffset receivedAt) => log.Add(
    [
        .. events.Select(sent => (Func<long, SentEvent>)(number => sent with
        {
            Event = sent.Event with { Number = number, Request = request, ReceivedAt = receivedAt, IsDuplicate = ++Count(sent.Wording) > 1 },
        })),
    ]);

    public void Drop(int events) => Interlocked.Add(ref dropped, events);

    public void Refuse() => Interlocked.Increment(ref refused);

    public async Task<IReadOnlyList<TrackedEvent>> WaitForAsync(long count, CancellationToken cancellationToken) =>
        EventsOf(await log.WaitForAsync(count, cancellationToken).ConfigureAwait(false));

    public void Clear()
    {
        log.Clear();
        Interlocked.Exchange(ref dropped, 0);
        Interlocked.Exchange(ref refused, 0);
    }

    private ref int Count(string wording) => ref CollectionsMarshal.GetValueRefOrAddDefault(remembered, wording, out _);

    private void Forget(SentEvent entry)
    {
        if (--Count(entry.Wording) == 0)
        {
            remembered.Remove(entry.Wording);
        }
    }

    private static IReadOnlyList<TrackedEvent> EventsOf(IReadOnlyList<SentEvent> entries) => [.. entries.Select(static entry => entry.Event)];
}
