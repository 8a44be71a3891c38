namespace ConvertTyped.DevServer.Configuration;

/// <summary>
/// The config in service: what the file says now, or the bytes that were given. A file that cannot be used, because it is being
/// written or was broken, leaves the last good one in service, and is one log line. Thread-safe.
/// </summary>
internal sealed partial class ConfigurationSource
{
    private readonly Lock gate = new();
    private readonly ILogger logger;
    private readonly string? file;
    private byte[] read = [];
    private string? fault;
    private bool replaced;
    private ServableConfiguration current;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It holds no config.</exception>
    public ConfigurationSource(DevServerOptions options, ILogger logger)
    {
        this.logger = logger;
        file = options.ConfigFile;
        if (file is null)
        {
            current = ServableConfiguration.Read(options.Configuration.GetValueOrDefault().ToArray());
            return;
        }

        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file {Path.GetFullPath(file)}. Name the config to serve, such as the convert.config.json of your project.", file);
        }

        read = File.ReadAllBytes(file);
        try
        {
            current = ServableConfiguration.Read(read);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{Path.GetFullPath(file)} is not a config. {problem.Message}", problem);
        }
    }

    /// <summary>Why the file as it is now is not served; null if it is.</summary>
    public string? Fault
    {
        get
        {
            lock (gate)
            {
                return fault;
            }
        }
    }

    /// <summary>The config to answer with, after a look at the file.</summary>
    public ServableConfiguration Current
    {
        get
        {
            lock (gate)
            {
                if (file is not null && !replaced)
                {
                    LookAtFile(file);
                }

                return current;
            }
        }
    }

    /// <summary>Serves this config from now on, in place of a file, too.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public void Serve(ReadOnlyMemory<byte> json)
    {
        var configuration = ServableConfiguration.Read(json.ToArray());
        lock (gate)
        {
            current = configuration;
            replaced = true;
            fault = null;
        }
    }

    // The content is compared, not the time of the last change: two saves can fall into one tick of a file system's clock.
    private void LookAtFile(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.AsSpan().SequenceEqual(read))
            {
                return;
            }

            read = bytes;
            current = ServableConfiguration.Read(bytes);
            fault = null;
            ConfigChanged(logger, current.Outline.Features.Count, current.Outline.Experiences.Count);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            if (problem is not InvalidDataException)
            {
                // The same content is news again once it can be read.
                read = [];
            }

            if (fault != problem.Message)
            {
                fault = problem.Message;
                ConfigUnusable(logger, path, problem.Message);
            }
        }
    }

    [LoggerMessage(80, LogLevel.Information, "config changed: {Features} features, {Experiences} experiences")]
    private static partial void ConfigChanged(ILogger logger, int features, int experiences);

    [LoggerMessage(81, LogLevel.Warning, "{File} cannot be served as it is now, so the last good config still is. {Problem}")]
    private static partial void ConfigUnusable(ILogger logger, string file, string problem);
}
