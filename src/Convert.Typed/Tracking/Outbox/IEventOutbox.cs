namespace ConvertTyped;

/// <summary>
/// Where a client keeps events outside of its process's memory, so that they survive the process. The package
/// <c>Convert.Typed.Outbox</c> has one; a client uses the one that is registered under the type of its generated class.
/// </summary>
/// <remarks>
/// All members are called from one thread at a time, never by a call that decides or tracks, and may block on a disk. What goes
/// wrong is told by an exception, such as an <see cref="IOException"/> or an <see cref="InvalidDataException"/>; its message says
/// what and where. The client logs it and goes on without.
/// </remarks>
public interface IEventOutbox
{
    /// <summary>How long an accepted event is in memory alone at most, apart from what the disk takes.</summary>
    TimeSpan WriteInterval { get; }

    /// <summary>Events that were accepted longer ago than this are dropped instead of delivered by a later process.</summary>
    TimeSpan MaximumAge { get; }

    /// <summary>Begins a journal of the calling process.</summary>
    /// <param name="destination">Where the events go. A client never sees the events of another destination.</param>
    IEventJournal Open(string destination);

    /// <summary>
    /// Takes over the oldest journal of a destination whose process is gone. It is nobody else's until it is disposed, or its
    /// process ends.
    /// </summary>
    /// <param name="destination">Where the events go.</param>
    /// <returns>Null when there is none.</returns>
    IEventJournal? Adopt(string destination);
}
