using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// Brings back what dead processes left in the outbox: at the start, and as they die. Events move from the adopted journal to
/// that of this process and into the queue. Used under the keeper's lock.
/// </summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "An outbox may be the app's code. Whatever it throws leaves what is there to a later try, which the log says.")]
internal sealed partial class Leftovers(IEventOutbox outbox, string destination, EventQueue queue, TrackingOptions options, TrackingServices services)
{
    private static readonly TimeSpan SearchInterval = TimeSpan.FromSeconds(30);

    // What is on its way from one journal to the other when the process dies is in doubt: no more than in a request.
    private const int MostTogether = EventBatch.MostEvents;

    private IEventJournal? adopted;
    private long? searchedAt;
    private string? lastFault;

    // What was restored last stands below this number, and has left when nothing does any more.
    private long restoredBelow = long.MinValue;

    /// <summary>Restores some events, as far as there are places for them; the next when these have left.</summary>
    /// <param name="own">Gets the events.</param>
    public void Restore(OwnJournal own)
    {
        // One journal after the other, so that the events of a visitor who was in both stay in order.
        while (queue.FirstNumber >= restoredBelow && queue.PlacesForRestored is > 0 and var places && own.IsReady() && Find() is { } journal)
        {
            try
            {
                RestoreFrom(journal, Math.Min(places, MostTogether), own);
            }
            catch (Exception fault)
            {
                Fail(fault);
                Release();
                searchedAt = services.Time.GetTimestamp();
            }
        }
    }

    /// <summary>Leaves what is left to others.</summary>
    public void Release()
    {
        try
        {
            adopted?.Dispose();
        }
        catch (Exception fault)
        {
            Fail(fault);
        }

        adopted = null;
    }

    private IEventJournal? Find()
    {
        if (adopted is null && (searchedAt is not { } moment || services.Time.GetElapsedTime(moment) >= SearchInterval))
        {
            try
            {
                adopted = outbox.Adopt(destination);
            }
            catch (Exception fault)
            {
                Fail(fault);
            }

            // After one there may be another.
            searchedAt = adopted is null ? services.Time.GetTimestamp() : null;
        }

        return adopted;
    }

    private void RestoreFrom(IEventJournal journal, int count, OwnJournal own)
    {
        var found = journal.Read(count);

        // A process that dies between here and the end leaves them marked as being sent, so that they are not sent twice.
        var numbers = found.Select(static stored => stored.Number).ToList();
        journal.MarkSending(numbers);
        var sorted = found.ToLookup(Fate);
        if (!TryQueue([.. sorted[null]], own))
        {
            journal.Write(found);
            throw new IOException("The queue filled up, or was closed, meanwhile.");
        }

        Drop(sorted);
        if (found.Count == count)
        {
            journal.Remove(numbers);
            return;
        }

        journal.Delete();
        Release();
    }

    // Why an event cannot be sent; null when it can.
    private DropReason? Fate(StoredEvent stored)
    {
        if (services.Time.GetUtcNow() - stored.AcceptedAt > outbox.MaximumAge)
        {
            return DropReason.Expired;
        }

        if (!StoredEventFormat.TryRead(stored.Json, out _))
        {
            return DropReason.Unreadable;
        }

        return stored.IsSending && !options.AtLeastOnce ? DropReason.Unanswered : null;
    }

    private bool TryQueue(List<StoredEvent> stored, OwnJournal own)
    {
        if (stored.Count == 0)
        {
            return true;
        }

        if (queue.Restore([.. stored.Select(static one => StoredEventFormat.TryRead(one.Json, out var tracked) ? tracked : default)]) is not { } first)
        {
            return false;
        }

        if (!own.Write([.. stored.Select((one, position) => one with { Number = first + position, IsSending = false })]))
        {
            // There may be room when they are gone from where they were.
            own.WrittenBelow = long.MinValue;
        }

        restoredBelow = first + stored.Count;
        Restored(services.Logger, stored.Count);
        return true;
    }

    private void Drop(ILookup<DropReason?, StoredEvent> sorted)
    {
        foreach (var group in sorted)
        {
            if (group.Key is { } reason)
            {
                queue.CountFound(reason, group.Count());
                NotRestored(services.Logger, group.Count(), reason, outbox.MaximumAge);
            }
        }
    }

    // Once for each fault, however often the search meets it.
    private void Fail(Exception fault)
    {
        services.Telemetry?.OutboxFailed();
        if (lastFault != fault.Message)
        {
            lastFault = fault.Message;
            CannotRestore(services.Logger, fault.Message);
        }
    }

    [LoggerMessage(66, LogLevel.Information, "Convert: {Count} events that an earlier process left in the outbox are queued.")]
    private static partial void Restored(ILogger logger, int count);

    [LoggerMessage(67, LogLevel.Warning, "Convert: {Count} events that an earlier process left in the outbox are dropped: {Reason}. Expired ones are older than {MaximumAge}; unanswered ones were being sent when the process died, and the service may have counted them (set Tracking.AtLeastOnce to send such events again).")]
    private static partial void NotRestored(ILogger logger, int count, DropReason reason, TimeSpan maximumAge);

    [LoggerMessage(68, LogLevel.Warning, "Convert: what an earlier process left in the outbox cannot be delivered now. {Fault} It is tried again from time to time.")]
    private static partial void CannotRestore(ILogger logger, string fault);
}
