using System.Text;

namespace ConvertTyped.Tasks.Files;

/// <summary>Replaces a file as a whole: whoever reads it, and whenever the build is killed, it has the old bytes or the new ones.</summary>
internal static class AtomicFile
{
    private const string Suffix = ".new";

    /// <exception cref="RefreshFailure">Whoever looks after it does not want it changed, which a rename would not ask.</exception>
    public static void CheckWritable(string path)
    {
        if (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            throw new RefreshFailure(RefreshFailure.File, $"{path} is read-only. Check it out or make it writable, and run it again.");
        }
    }

    /// <exception cref="RefreshFailure">It cannot be written; it is as it was.</exception>
    public static void Write(string path, string text)
    {
        CheckWritable(path);

        // Beside the file, because a rename is atomic within one volume only. Under one name, so that a killed build leaves one
        // file at most, which the next one takes over.
        var temporary = path + Suffix;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WriteThrough(temporary, text);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefreshFailure(RefreshFailure.File, $"{path} cannot be written, and is as it was: {fault.Message} Let this user write there, or end what holds the file, and run it again.");
        }
    }

    /// <exception cref="RefreshFailure">It cannot be deleted.</exception>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefreshFailure(RefreshFailure.File, $"{path} holds nothing any more and cannot be deleted: {fault.Message} Let this user delete it, and run it again.");
        }
    }

    private static void WriteThrough(string path, string text)
    {
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(text);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush(flushToDisk: true);
    }
}
