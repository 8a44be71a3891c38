using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.DependencyInjection;

/// <summary>Reads the snapshot that is embedded in the app. One that cannot be used is a log line, and every feature is off.</summary>
internal static partial class SnapshotReader
{
    public static CompiledConfiguration Read(EmbeddedSnapshot snapshot, ConvertOptions options, ILogger logger)
    {
        if (snapshot.Read() is not { } bytes)
        {
            SnapshotMissing(logger, snapshot.ResourceName, snapshot.AssemblyName);
            return CompiledConfiguration.Empty(options.Bucketing());
        }

        try
        {
            var configuration = ConfigurationLoader.Load(bytes, options.Bucketing());
            foreach (var problem in configuration.Problems)
            {
                SnapshotProblem(logger, problem.Path, problem.Message);
            }

            return configuration;
        }
        catch (FormatException fault)
        {
            SnapshotUnreadable(logger, snapshot.ResourceName, fault.Message);
            return CompiledConfiguration.Empty(options.Bucketing());
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Convert: the snapshot '{Resource}' is not embedded in {Assembly}, so every feature is off. Build with the Convert.Typed package's targets, which embed it.")]
    private static partial void SnapshotMissing(ILogger logger, string? resource, string? assembly);

    [LoggerMessage(2, LogLevel.Error, "Convert: the snapshot '{Resource}' cannot be used, so every feature is off. {Fault} Replace the checked-in file with a config that the service served.")]
    private static partial void SnapshotUnreadable(ILogger logger, string? resource, string fault);

    [LoggerMessage(3, LogLevel.Warning, "Convert: a part of the snapshot is not used. {Path}: {Problem}")]
    private static partial void SnapshotProblem(ILogger logger, string path, string problem);
}
