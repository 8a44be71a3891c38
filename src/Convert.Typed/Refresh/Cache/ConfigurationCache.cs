using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.Refresh;

/// <summary>
/// Keeps the last good config in a file: a first line with its version, the time, a checksum and the entity tag, then the
/// config as it was served.
/// </summary>
/// <remarks>
/// The file is written beside and moved into place, so that a crash or a full disk leaves the previous one; the checksum tells
/// one that was damaged later. Several processes of an app may keep one config in one folder: the last one that wrote counts.
/// What fails is told by an exception that <see cref="IsFault"/> knows.
/// </remarks>
internal sealed class ConfigurationCache
{
    private const string Version = "convert-typed-1";
    private const int MostHeaderBytes = 4096;
    private const string NoEntityTag = "-";

    // Nothing is written for that long: who began it is gone.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private readonly string folder;
    private readonly string path;
    private readonly long mostBytes;

    /// <param name="folder">Where the file is; made when it does not exist.</param>
    /// <param name="identity">What tells this client's config from others in the folder, such as its address.</param>
    /// <param name="maximumConfigurationBytes">What is larger is not read.</param>
    public ConfigurationCache(string folder, string identity, int maximumConfigurationBytes)
    {
        this.folder = Path.GetFullPath(folder);
        path = Path.Combine(this.folder, $"convert-{Hash(Encoding.UTF8.GetBytes(identity))[..16]}.config");
        TemporaryLocation = $"{path}.{Guid.NewGuid():N}.tmp";
        mostBytes = (long)maximumConfigurationBytes + MostHeaderBytes;
    }

    /// <summary>The file, for messages.</summary>
    public string Location => path;

    /// <summary>What is written before it is moved into place: of this client alone, so that two that write at once do not meet.</summary>
    public string TemporaryLocation { get; }

    /// <summary>Whether an exception says that the disk, or what is on it, does not serve.</summary>
    public static bool IsFault(Exception fault) => fault is IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>The config kept last; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not whole.</exception>
    public CachedConfiguration? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > mostBytes)
        {
            throw new InvalidDataException("It is larger than a config may be.");
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        return Parse(content) ?? throw new InvalidDataException("It is not whole.");
    }

    /// <summary>Keeps a config in the place of the last one. One call at a time.</summary>
    [SuppressMessage("Performance", "CA1849:Call async methods when in an async method", Justification = "Nothing else flushes to the disk itself.")]
    public async Task WriteAsync(CachedConfiguration configuration, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        try
        {
            var file = new FileStream(TemporaryLocation, WriteOptions());
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(Header(configuration), cancellationToken).ConfigureAwait(false);
                await file.WriteAsync(configuration.Body, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(TemporaryLocation, path, overwrite: true);
        }
        catch (Exception fault) when (fault is OperationCanceledException || IsFault(fault))
        {
            RemoveTemporary();
            throw;
        }

        RemoveLeftovers(before: configuration.FetchedAt - LongestWrite);
    }

    private static FileStreamOptions WriteOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            // A config that a secret was needed for is not for everybody on the machine.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static byte[] Header(CachedConfiguration configuration) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Version} {configuration.FetchedAt.UtcDateTime:O} {Hash(configuration.Body.Span)} {configuration.EntityTag ?? NoEntityTag}\n"));

    private static CachedConfiguration? Parse(ReadOnlyMemory<byte> content)
    {
        var end = content.Span[..Math.Min(content.Length, MostHeaderBytes)].IndexOf((byte)'\n');
        if (end < 0)
        {
            return null;
        }

        // The entity tag comes last: it may hold spaces.
        var header = Encoding.UTF8.GetString(content.Span[..end]).Split(' ', 4);
        var body = content[(end + 1)..];
        return header is [Version, var time, var hash, var entityTag]
            && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var fetchedAt)
            && Hash(body.Span) == hash
                ? new(body, entityTag == NoEntityTag ? null : entityTag, fetchedAt)
                : null;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // What a process that was killed in the middle had begun to write.
    private void RemoveLeftovers(DateTimeOffset before)
    {
        try
        {
            foreach (var leftover in new DirectoryInfo(folder).EnumerateFiles($"{Path.GetFileName(path)}.*.tmp"))
            {
                // One that was moved into place meanwhile has no time any more, and its name may be in use again.
                if (leftover.Exists && leftover.LastWriteTimeUtc < before)
                {
                    leftover.Delete();
                }
            }
        }
        catch (Exception fault) when (IsFault(fault))
        {
            // The config is kept all the same; the next one to be kept tries again.
        }
    }

    private void RemoveTemporary()
    {
        try
        {
            File.Delete(TemporaryLocation);
        }
        catch (Exception fault) when (IsFault(fault))
        {
            // Then a later write removes it; what made writing fail is told by its caller.
        }
    }
}
