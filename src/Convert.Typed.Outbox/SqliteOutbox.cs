using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.Outbox;

/// <summary>An outbox of SQLite databases in a folder: one for each process and destination, so that no process waits for another.</summary>
/// <remarks>
/// Whoever uses a database holds the lock file beside it, which the operating system lets go of when the process ends, however
/// it ends: no clock and no heartbeat decide who lives. A database is made, opened and deleted under its lock only, its lock file
/// is deleted after it, and no name is used twice. So two processes never have the same events: whoever gets a lock file that
/// another has just deleted finds no database beside it.
/// </remarks>
internal sealed class SqliteOutbox(OutboxOptions options, TimeProvider time) : IEventOutbox
{
    private const string Extension = ".outbox";

    private readonly OutboxFolder folder = new(Path.GetFullPath(options.Folder), options.MaximumBytes);

    public TimeSpan WriteInterval => options.WriteInterval;

    public TimeSpan MaximumAge => options.MaximumAge;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The journal owns its lock.")]
    public IEventJournal Open(string destination)
    {
        folder.Create();

        // Older ones sort before newer ones.
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix(destination)}{time.GetUtcNow():yyyyMMddHHmmssfff}-{Guid.NewGuid():N}{Extension}");
        var path = Path.Combine(folder.Path, name);
        var taken = DatabaseLock.TryTake(path) ?? throw new IOException($"{path} is locked.");
        try
        {
            return SqliteJournal.Open(path, taken, folder);
        }
        catch
        {
            // Every try has a name of its own, so what a full disk left of one must not stay.
            SqliteJournal.DeleteFiles(path);
            taken.Delete();
            throw;
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The journal owns its lock.")]
    public IEventJournal? Adopt(string destination)
    {
        ExceptionDispatchInfo? firstFault = null;
        foreach (var path in folder.Databases($"{Prefix(destination)}*{Extension}"))
        {
            DatabaseLock? taken = null;
            try
            {
                taken = DatabaseLock.TryTake(path);
                if (taken is not null && File.Exists(path))
                {
                    return SqliteJournal.Open(path, taken, folder);
                }

                taken?.Delete();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                // One that cannot be opened must not stand before the others.
                taken?.Dispose();
                firstFault ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        firstFault?.Throw();
        return null;
    }

    // Destinations may share a folder; what is sent to one must not be sent to another.
    private static string Prefix(string destination) =>
        $"convert-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(destination)))[..16]}-";
}
