using System.Text;

namespace ConvertTyped.Tasks.Files;

/// <summary>The file that is checked in, as it is.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What is in it; null when there is none.</param>
/// <param name="Config">The config in it; null when there is none.</param>
/// <param name="Fault">Why there is none, as the end of a sentence: "does not exist".</param>
internal sealed record SnapshotFile(string Path, string? Text, ConfigText? Config, string Fault)
{
    /// <exception cref="RefreshFailure">It is there and cannot be read.</exception>
    public static SnapshotFile Read(string path)
    {
        if (!File.Exists(path))
        {
            return new(path, null, null, "does not exist");
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            var config = ConfigText.Read(bytes, out var fault);
            return new(path, Encoding.UTF8.GetString(bytes), config, $"is not a config: {fault}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefreshFailure(RefreshFailure.File, $"{path} cannot be read: {fault.Message} Let this user read it, and run it again.");
        }
    }
}
