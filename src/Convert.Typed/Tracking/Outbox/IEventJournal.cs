namespace ConvertTyped;

/// <summary>The events of one process in an outbox. Each call is one transaction: all of it happens or nothing.</summary>
/// <remarks>See <see cref="IEventOutbox"/> for threads and exceptions.</remarks>
public interface IEventJournal : IDisposable
{
    /// <summary>Adds events. Of one whose number is there already, only <see cref="StoredEvent.IsSending"/> changes, which needs no room.</summary>
    /// <returns>False when there is no room for those that are new; then none of these was written.</returns>
    bool Write(IReadOnlyList<StoredEvent> events);

    /// <summary>Marks events as being sent. Numbers that are not there do not matter.</summary>
    void MarkSending(IReadOnlyList<long> numbers);

    /// <summary>Removes events. Numbers that are not there do not matter.</summary>
    void Remove(IReadOnlyList<long> numbers);

    /// <summary>Removes all events whose number is smaller, apart from some.</summary>
    void RemoveBelow(long number, IReadOnlyList<long> except);

    /// <summary>The events with the smallest numbers, ascending.</summary>
    /// <param name="count">How many at most.</param>
    IReadOnlyList<StoredEvent> Read(int count);

    /// <summary>Closes the journal and removes it with everything in it. To dispose it instead leaves it to a later process.</summary>
    void Delete();
}
