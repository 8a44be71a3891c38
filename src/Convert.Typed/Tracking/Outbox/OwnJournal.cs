using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// The journal of this process. When it cannot be written it is given up, with all it holds, and begun anew a while later from
/// what waits then: the events are in memory anyway, and a journal that is not up to date would deliver some of them twice.
/// Used under the keeper's lock.
/// </summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "An outbox may be the app's code. Whatever it throws costs the protection, which the log says, and no event.")]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Closing it says what is left, and ends it.")]
internal sealed partial class OwnJournal(IEventOutbox outbox, string destination, TrackingServices services)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    private readonly StoredEventFormat format = new();

    // Their locks are held as long as the process lives: what they hold is in memory, too, and nobody may deliver it beside.
    private readonly List<IEventJournal> undeleted = [];

    private IEventJournal? journal;
    private long? failedAt;
    private bool isFull;

    /// <summary>The number below which every event that waits or is in a batch is in the journal.</summary>
    public long WrittenBelow { get; set; } = long.MinValue;

    /// <summary>Begins a journal when there is none and it is time to try.</summary>
    public bool IsReady()
    {
        if (journal is not null)
        {
            return true;
        }

        if (failedAt is { } moment && services.Time.GetElapsedTime(moment) < RetryInterval)
        {
            return false;
        }

        try
        {
            journal = outbox.Open(destination);
            if (failedAt is not null)
            {
                WritesAgain(services.Logger);
            }

            failedAt = null;
            return true;
        }
        catch (Exception fault)
        {
            Fail(fault);
            return false;
        }
    }

    /// <summary>Whether events are known to be in the journal.</summary>
    public bool HasAll(ReadOnlySpan<QueuedEvent> events)
    {
        foreach (ref readonly var queued in events)
        {
            if (queued.Number >= WrittenBelow)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes events. False when they are not in the journal.</summary>
    /// <param name="events">What waits, or is in a batch.</param>
    /// <param name="sending">How many of them, from the first on, are in a request.</param>
    public bool Write(ReadOnlySpan<QueuedEvent> events, int sending = 0) => Write(Stored(events, sending));

    /// <summary>Writes events that were found in another journal. False when they are not in the journal.</summary>
    public bool Write(IReadOnlyList<StoredEvent> events) => Try(events, static (journal, events) => journal.Write(events)) is { } isWritten && Heed(isWritten);

    /// <summary>Makes sure that a batch is in the journal, and marks its first events, and no others, as being sent.</summary>
    /// <param name="batch">What was not settled.</param>
    /// <param name="count">How many are being sent.</param>
    /// <param name="countBefore">How many are marked.</param>
    public void WriteSending(ReadOnlySpan<QueuedEvent> batch, int count, int countBefore)
    {
        // The first batch can be there before the first step: a process that is killed while it is sent must not lose it.
        if (!IsReady())
        {
            return;
        }

        if (count >= countBefore && HasAll(batch))
        {
            Try(Numbers(batch[..count]), static (journal, numbers) => Done(() => journal.MarkSending(numbers)));
        }
        else
        {
            Write(batch, count);
        }
    }

    public void Remove(ReadOnlySpan<QueuedEvent> settled) => Try(Numbers(settled), static (journal, numbers) => Done(() => journal.Remove(numbers)));

    /// <summary>Removes all events below a number but those of some numbers.</summary>
    public void RemoveBelow(long number, IReadOnlyList<long> except) =>
        Try((number, except), static (journal, below) => Done(() => journal.RemoveBelow(below.number, below.except)));

    /// <summary>Leaves these events, and no others, to a later process. Nothing may be called after it.</summary>
    /// <returns>How many it holds.</returns>
    public int Close(List<QueuedEvent> left, List<long> unanswered)
    {
        using (format)
        {
            if (left.Count == 0)
            {
                Abandon();
                return 0;
            }

            if (!IsReady())
            {
                return 0;
            }

            var kept = Keep(journal!, left, unanswered);
            Leave(journal!);
            return kept;
        }
    }

    private int Keep(IEventJournal last, List<QueuedEvent> left, List<long> unanswered)
    {
        var kept = 0;
        try
        {
            last.Remove(unanswered);
            foreach (var slice in left.Chunk(256))
            {
                var stored = Stored(slice, sending: 0);
                if (last.Write(stored))
                {
                    kept += stored.Count;
                    continue;
                }

                // Those that were written before are there.
                LogFullOnce();
                kept += stored.Count(one => last.Write([one]));
            }

            return kept;
        }
        catch (Exception fault)
        {
            // No request follows, so what the journal holds cannot be sent twice: it stays.
            CannotWrite(services.Logger, fault.Message, RetryInterval);
            return Math.Max(kept, left.Count(queued => queued.Number < WrittenBelow));
        }
    }

    private static bool Done(Action action)
    {
        action();
        return true;
    }

    private static List<long> Numbers(ReadOnlySpan<QueuedEvent> events)
    {
        var numbers = new List<long>(events.Length);
        foreach (ref readonly var queued in events)
        {
            numbers.Add(queued.Number);
        }

        return numbers;
    }

    // Without those that no request could hold.
    private List<StoredEvent> Stored(ReadOnlySpan<QueuedEvent> events, int sending)
    {
        var now = services.Time.GetUtcNow();
        var stored = new List<StoredEvent>(events.Length);
        for (var position = 0; position < events.Length; position++)
        {
            if (format.TryWrite(events[position].Event, out var json))
            {
                stored.Add(new StoredEvent(events[position].Number, json, now, position < sending));
            }
        }

        return stored;
    }

    // Null when there is no journal, or none any more.
    private bool? Try<T>(T argument, Func<IEventJournal, T, bool> action)
    {
        if (journal is null)
        {
            return null;
        }

        try
        {
            return action(journal, argument);
        }
        catch (Exception fault)
        {
            Fail(fault);
            return null;
        }
    }

    private bool Heed(bool isWritten)
    {
        if (isWritten)
        {
            isFull = false;
        }
        else
        {
            LogFullOnce();
        }

        return isWritten;
    }

    private void LogFullOnce()
    {
        if (!isFull)
        {
            isFull = true;
            services.Telemetry?.OutboxFailed();
            IsFull(services.Logger);
        }
    }

    private void Fail(Exception fault)
    {
        services.Telemetry?.OutboxFailed();
        if (failedAt is null)
        {
            CannotWrite(services.Logger, fault.Message, RetryInterval);
        }

        failedAt = services.Time.GetTimestamp();
        Abandon();
    }

    private void Abandon()
    {
        try
        {
            journal?.Delete();
        }
        catch (Exception fault)
        {
            undeleted.Add(journal!);
            CannotDelete(services.Logger, fault.Message);
        }

        journal = null;
        WrittenBelow = long.MinValue;
    }

    private void Leave(IEventJournal last)
    {
        try
        {
            last.Dispose();
        }
        catch (Exception fault)
        {
            CannotClose(services.Logger, fault.Message);
        }
    }

    [LoggerMessage(62, LogLevel.Warning, "Convert: the outbox cannot be written. {Fault} Events go on in memory, and would be lost with the process: free space on the disk, or let the app write to the outbox's folder. The next try is in {Delay}.")]
    private static partial void CannotWrite(ILogger logger, string fault, TimeSpan delay);

    [LoggerMessage(63, LogLevel.Information, "Convert: the outbox is written again.")]
    private static partial void WritesAgain(ILogger logger);

    [LoggerMessage(64, LogLevel.Warning, "Convert: the outbox is full. Events go on in memory, and those that it does not hold would be lost with the process: raise its MaximumBytes, or see why events are not sent.")]
    private static partial void IsFull(ILogger logger);

    [LoggerMessage(65, LogLevel.Warning, "Convert: a journal of the outbox cannot be deleted. {Fault} Delete it before the next start, or its events may be counted twice.")]
    private static partial void CannotDelete(ILogger logger, string fault);

    [LoggerMessage(69, LogLevel.Warning, "Convert: the journal of the outbox could not be closed. {Fault} What it holds is delivered by the next start.")]
    private static partial void CannotClose(ILogger logger, string fault);
}
