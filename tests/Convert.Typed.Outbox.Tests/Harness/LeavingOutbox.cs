namespace ConvertTyped.Outbox.Tests;

/// <summary>An outbox that lets go of its journals as the end of a process does: all at once, and as they are.</summary>
internal sealed class LeavingOutbox(IEventOutbox outbox) : IEventOutbox
{
    private readonly List<IEventJournal> journals = [];

    public TimeSpan WriteInterval => outbox.WriteInterval;

    public TimeSpan MaximumAge => outbox.MaximumAge;

    public IEventJournal Open(string destination)
    {
        var journal = outbox.Open(destination);
        journals.Add(journal);
        return journal;
    }

    public IEventJournal? Adopt(string destination)
    {
        var journal = outbox.Adopt(destination);
        if (journal is not null)
        {
            journals.Add(journal);
        }

        return journal;
    }

    public void Leave() => journals.ForEach(static journal => journal.Dispose());
}
