using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// The journal of this process. When it cannot be written it is given up, with all it holds, and begun anew a while later from
/// what waits then: the events are in memory anyway, and a journal that is not up to date would deliver some of them twice.
/// Used under the keeper's lock.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Closing it says what is left, and ends it.")]
internal sealed partial class OwnJournal(IEventOutbox outbox, string destination, TrackingServices services)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    private readonly StoredEventFormat format = new();
    private IEventJournal? journal;
    private long? failedAt;
    private bool isFull;

    /// <summary>The number below which every event that waits is in the journal.</summary>
    public long WrittenBelow { get; set; } = long.MinValue;

    /// <summary>Whether exceptions of an outbox are of this kind: the disk, or what is on it, does not serve.</summary>
    public static bool IsFault(Exception fault) => fault is IOException or UnauthorizedAccessException or InvalidDataException;

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
        catch (Exception fault) when (IsFault(fault))
        {
            Fail(fault);
            return false;
        }
    }

    /// <summary>Writes events that wait. False when they are not in the journal.</summary>
    public bool Write(ReadOnlySpan<QueuedEvent> waiting) => Write(Stored(waiting, sendingBefore: 0));

    /// <summary>Writes events that were found in another journal. False when they are not in the journal.</summary>
    public bool Write(IReadOnlyList<StoredEvent> events) => Try(events, static (journal, events) => journal.Write(events)) is { } isWritten && Heed(isWritten);

    /// <summary>Makes sure that a batch is in the journal, and marks its first events, and no others, as being sent.</summary>
    /// <param name="batch">What was not settled.</param>
    /// <param name="count">How many are being sent.</param>
    /// <param name="countBefore">How many are marked.</param>
    public void WriteSending(ReadOnlySpan<QueuedEvent> batch, int count, int countBefore)
    {
        if (count < countBefore)
        {
            Write(Stored(batch, count));
            return;
        }

        // What waited below the mark is written already.
        var isWritten = true;
        foreach (ref readonly var queued in batch)
        {
            isWritten &= queued.Number < WrittenBelow;
        }

        if (isWritten)
        {
            Try(Numbers(batch[..count]), static (journal, numbers) => Done(() => journal.MarkSending(numbers)));
        }
        else
        {
            Write(Stored(batch, count));
        }
    }

    public void Remove(ReadOnlySpan<QueuedEvent> settled) => Try(Numbers(settled), static (journal, numbers) => Done(() => journal.Remove(numbers)));

    public void RemoveBelow(long number) => Try(number, static (journal, number) => Done(() => journal.RemoveBelow(number)));

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

            using (journal)
            {
                return Keep(journal!, left, unanswered);
            }
        }
    }

    private int Keep(IEventJournal last, List<QueuedEvent> left, List<long> unanswered)
    {
        var kept = 0;
        try
        {
            last.Remove(unanswered);
            last.RemoveBelow(left[0].Number);
            foreach (var slice in left.Chunk(256))
            {
                var stored = Stored(slice, sendingBefore: 0);
                if (!last.Write(stored))
                {
                    LogFullOnce();
                    break;
                }

                kept += stored.Count;
            }

            return kept;
        }
        catch (Exception fault) when (IsFault(fault))
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
    private List<StoredEvent> Stored(ReadOnlySpan<QueuedEvent> events, int sendingBefore)
    {
        var now = services.Time.GetUtcNow();
        var stored = new List<StoredEvent>(events.Length);
        for (var position = 0; position < events.Length; position++)
        {
            if (format.TryWrite(events[position].Event, out var json))
            {
                stored.Add(new StoredEvent(events[position].Number, json, now, position < sendingBefore));
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
        catch (Exception fault) when (IsFault(fault))
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
        catch (Exception fault) when (IsFault(fault))
        {
            CannotDelete(services.Logger, fault.Message);
        }
        finally
        {
            journal?.Dispose();
            journal = null;
            WrittenBelow = long.MinValue;
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
}
