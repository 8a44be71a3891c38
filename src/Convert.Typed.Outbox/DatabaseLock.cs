namespace ConvertTyped.Outbox;

/// <summary>The right to use a database: a file beside it that is held open, and that no other process can open meanwhile.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly string path;
    private readonly FileStream file;

    private DatabaseLock(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
    }

    /// <summary>Takes the lock of a database; null when another has it, in this process or elsewhere.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="IOException">The disk does not serve.</exception>
    public static DatabaseLock? TryTake(string database)
    {
        var path = $"{database}.lock";
        try
        {
            return new DatabaseLock(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Lets go of the lock for good. The database must be gone.</summary>
    public void Delete()
    {
        // On Windows an open file cannot be deleted; what another process gets hold of in between has no database.
        if (OperatingSystem.IsWindows())
        {
            file.Dispose();
        }

        File.Delete(path);
        file.Dispose();
    }

    public void Dispose() => file.Dispose();
}
