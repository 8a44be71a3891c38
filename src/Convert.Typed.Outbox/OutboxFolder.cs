namespace ConvertTyped.Outbox;

/// <summary>The folder of an outbox, and the bound of what is in it.</summary>
internal sealed class OutboxFolder(string path, long maximumBytes)
{
    public string Path => path;

    public long MaximumBytes => maximumBytes;

    /// <summary>Makes the folder when it does not exist. Visitors' ids are nobody else's business.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The databases of that name, the oldest first.</summary>
    public IEnumerable<string> Databases(string pattern) =>
        Directory.Exists(path) ? Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>How many bytes all databases but one take, those that were set aside included.</summary>
    public long BytesBeside(string database)
    {
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("convert-*.outbox*"))
        {
            if (!file.FullName.StartsWith(database, StringComparison.Ordinal))
            {
                bytes += LengthOf(file);
            }
        }

        return bytes;
    }

    // Another process may have deleted it since it was listed.
    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
