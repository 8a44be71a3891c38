using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ConvertTyped.Outbox;

/// <summary>A journal in a SQLite database with a write-ahead log.</summary>
/// <remarks>
/// Commits are handed to the operating system and not forced onto the disk (<c>synchronous = NORMAL</c>): they survive the process,
/// however it ends. What a power cut takes is the commits of the last moments, never the database.
/// </remarks>
internal sealed class SqliteJournal : IEventJournal
{
    private const int Version = 1;
    private const int BytesOfRow = 32;
    private const string Insertion = "INSERT INTO events VALUES ($number, $acceptedAt, $isSending, $event) ON CONFLICT (number) DO UPDATE SET isSending = excluded.isSending";

    private readonly string path;
    private readonly OutboxFolder folder;
    private readonly DatabaseLock taken;
    private readonly SqliteConnection connection;
    private bool isDamaged;

    private SqliteJournal(string path, DatabaseLock taken, OutboxFolder folder)
    {
        this.path = path;
        this.taken = taken;
        this.folder = folder;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
    }

    /// <param name="path">The database; made when it does not exist.</param>
    /// <param name="taken">Its lock. The journal owns it, unless this throws; then the caller does.</param>
    /// <param name="folder">Where it is.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Given to the caller, or closed here.")]
    public static SqliteJournal Open(string path, DatabaseLock taken, OutboxFolder folder)
    {
        var journal = new SqliteJournal(path, taken, folder);
        try
        {
            journal.Do(journal.Prepare);
            return journal;
        }
        catch
        {
            journal.Close();
            throw;
        }
    }

    /// <summary>Deletes a database that is closed.</summary>
    public static void DeleteFiles(string path)
    {
        File.Delete(path);
        File.Delete(LogOf(path));
    }

    public bool Write(IReadOnlyList<StoredEvent> events) => Do(() =>
    {
        var written = 0;
        var text = HasRoomFor(events) ? Insertion : "UPDATE events SET isSending = $isSending WHERE number = $number";
        InTransaction(transaction =>
        {
            using var command = Command(text, transaction);
            var number = command.Parameters.Add("$number", SqliteType.Integer);
            var acceptedAt = command.Parameters.Add("$acceptedAt", SqliteType.Integer);
            var isSending = command.Parameters.Add("$isSending", SqliteType.Integer);
            var json = command.Parameters.Add("$event", SqliteType.Blob);
            foreach (var stored in events)
            {
                number.Value = stored.Number;
                acceptedAt.Value = stored.AcceptedAt.ToUnixTimeMilliseconds();
                isSending.Value = stored.IsSending;
                json.Value = stored.Json.ToArray();
                written += command.ExecuteNonQuery();
            }
        });
        return written == events.Count;
    });

    public void MarkSending(IReadOnlyList<long> numbers) => ForEach("UPDATE events SET isSending = 1 WHERE number = $number", numbers);

    public void Remove(IReadOnlyList<long> numbers) => ForEach("DELETE FROM events WHERE number = $number", numbers);

    public void RemoveBelow(long number, IReadOnlyList<long> except) => Do(() => InTransaction(transaction =>
    {
        using var command = Command("DELETE FROM events WHERE number < $number AND number NOT IN (SELECT value FROM json_each($except))", transaction);
        command.Parameters.AddWithValue("$number", number);
        command.Parameters.AddWithValue("$except", $"[{string.Join(',', except)}]");
        command.ExecuteNonQuery();
    }));

    public IReadOnlyList<StoredEvent> Read(int count) => Do(() =>
    {
        using var select = Command("SELECT number, event, acceptedAt, isSending FROM events ORDER BY number LIMIT $count");
        select.Parameters.AddWithValue("$count", count);
        using var rows = select.ExecuteReader();
        var events = new List<StoredEvent>();
        while (rows.Read())
        {
            events.Add(new StoredEvent(
                rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)), rows.GetBoolean(3)));
        }

        return events;
    });

    public void Delete()
    {
        Close();
        DeleteFiles(path);
        taken.Delete();
    }

    public void Dispose()
    {
        Close();
        taken.Dispose();
    }

    private void Close()
    {
        connection.Dispose();
        if (isDamaged && File.Exists(path))
        {
            SetAside();
        }
    }

    private static string LogOf(string path) => $"{path}-wal";

    // Before the lock is let go of, so that nobody tries it again.
    private void SetAside()
    {
        try
        {
            File.Move(path, $"{path}-damaged", overwrite: true);
            File.Delete(LogOf(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays where it is, and is reported again when the next search finds it.
        }
    }

    private void Prepare()
    {
        connection.Open();

        // Exclusive, so that SQLite keeps its index of the log in memory: nobody else reads it, and no third file is needed.
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        var version = (long)Scalar("PRAGMA user_version");
        if (version is not 0 and not Version)
        {
            throw new InvalidDataException($"{path} was written by another version of Convert.Typed.Outbox ({version}; this one knows {Version}). Start an app with that version to deliver it, or delete it.");
        }

        Execute("PRAGMA auto_vacuum = FULL");
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA wal_autocheckpoint = 256");
        Execute("PRAGMA journal_size_limit = 1048576");
        InTransaction(transaction =>
        {
            Execute("CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, acceptedAt INTEGER NOT NULL, isSending INTEGER NOT NULL, event BLOB NOT NULL)", transaction);
            Execute($"PRAGMA user_version = {Version}", transaction);
        });
    }

    private bool HasRoomFor(IReadOnlyList<StoredEvent> events)
    {
        var bytes = (long)Scalar("PRAGMA page_count") * (long)Scalar("PRAGMA page_size");
        return bytes + events.Sum(static stored => (long)stored.Json.Length + BytesOfRow) + folder.BytesBeside(path) <= folder.MaximumBytes;
    }

    private void ForEach(string text, IReadOnlyList<long> numbers) => Do(() => InTransaction(transaction =>
    {
        using var command = Command(text, transaction);
        var parameter = command.Parameters.Add("$number", SqliteType.Integer);
        foreach (var number in numbers)
        {
            parameter.Value = number;
            command.ExecuteNonQuery();
        }
    }));

    private void InTransaction(Action<SqliteTransaction> action)
    {
        using var transaction = connection.BeginTransaction();
        action(transaction);
        transaction.Commit();
    }

    private void Execute(string text, SqliteTransaction? transaction = null)
    {
        using var command = Command(text, transaction);
        command.ExecuteNonQuery();
    }

    private object Scalar(string text)
    {
        using var command = Command(text);
        return command.ExecuteScalar()!;
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "All texts are constants of this class.")]
    private SqliteCommand Command(string text, SqliteTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        return command;
    }

    private void Do(Action action) => Do(() =>
    {
        action();
        return true;
    });

    private T Do<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            isDamaged = true;
            throw new InvalidDataException($"{path} is damaged and is set aside as {path}-damaged; it is not delivered, and can be deleted. {fault.Message}", fault);
        }
        catch (SqliteException fault)
        {
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }
}
