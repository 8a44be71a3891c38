namespace ConvertTyped;

/// <summary>Where an outbox is, and how much of the disk it may take. Read once, when the client is made.</summary>
public sealed class OutboxOptions
{
    private const long LeastBytes = 1024 * 1024;

    /// <summary>
    /// The folder of the outbox; made when it does not exist, for its owner alone. It must be on a disk of this machine, and must
    /// outlive the process: in a container, a volume. Several processes, and several generated classes, may use one folder.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// How many bytes the outbox may take on the disk, 64 MiB by default, 1 MiB at least: about 250,000 events. All processes that
    /// use the folder count together; the write-ahead log of each, which SQLite keeps at about 1 MiB, comes on top.
    /// </summary>
    /// <remarks>What finds no room is sent from memory as without an outbox, and the log says so.</remarks>
    public long MaximumBytes { get; set; } = 64 * LeastBytes;

    /// <summary>Events that were accepted longer ago than this are dropped, counted and logged instead of delivered, 3 days by default.</summary>
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>
    /// How often accepted events are written, 50 milliseconds by default. A process that is killed loses what it accepted since the
    /// last time: at 2,000 events a second about 100, and what came while the disk was being written.
    /// </summary>
    /// <remarks>Writing is done by a timer and by what sends, and allocates about 1 KB an event; a call that tracks neither waits nor allocates for it.</remarks>
    public TimeSpan WriteInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What makes no sense, each with what to set instead.</summary>
    internal IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Folder) || Folder.Contains('\0', StringComparison.Ordinal))
        {
            yield return "Convert: the outbox has no folder. Set Folder to one that the app may write to and that outlives it, such as /var/lib/shop; to do without an outbox, do not call AddConvertOutbox.";
        }

        if (MaximumBytes < LeastBytes)
        {
            yield return $"Convert: the outbox's MaximumBytes is {MaximumBytes}. Set it to at least {LeastBytes} (1 MiB); the default is 64 MiB.";
        }

        if (MaximumAge <= TimeSpan.Zero || MaximumAge > TimeSpan.FromDays(365))
        {
            yield return $"Convert: the outbox's MaximumAge is {MaximumAge}. Set it to a time up to 365 days; the default is 3 days.";
        }

        if (WriteInterval < TimeSpan.FromMilliseconds(1) || WriteInterval > TimeSpan.FromMinutes(1))
        {
            yield return $"Convert: the outbox's WriteInterval is {WriteInterval}. Set it to between 1 millisecond and 1 minute; the default is 50 milliseconds.";
        }
    }
}
