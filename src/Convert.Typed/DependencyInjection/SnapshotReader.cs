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
            return CompiledConfiguration.Empty;
        }

        try
        {
            var configuration = ConfigurationLoader.Load(bytes, options.Bucketing());
            foreach (var problem in configuration.Problems)
            {
                SnapshotProblem(logger, problem.Path, problem.Message);
            }

            CheckEnvironment(configuration, options.Environment, logger);
            return configuration;
        }
        catch (FormatException fault)
        {
            SnapshotUnreadable(logger, snapshot.ResourceName, fault.Message);
            return CompiledConfiguration.Empty;
        }
    }

    private static void CheckEnvironment(CompiledConfiguration configuration, string? environment, ILogger logger)
    {
        var names = string.Join(", ", configuration.Environments);
        if (!string.IsNullOrEmpty(environment) && names.Length > 0 && !configuration.Environments.Contains(environment))
        {
            EnvironmentUnknown(logger, environment, names);
        }
        else if (string.IsNullOrEmpty(environment) && configuration.DefaultEnvironment is null && configuration.Environments.Length > 1)
        {
            EnvironmentMissing(logger, names);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Convert: the snapshot '{Resource}' is not embedded in {Assembly}, so every feature is off. Build with the Convert.Typed package's targets, which embed it.")]
    private static partial void SnapshotMissing(ILogger logger, string? resource, string? assembly);

    [LoggerMessage(2, LogLevel.Error, "Convert: the snapshot '{Resource}' cannot be used, so every feature is off. {Fault} Replace the checked-in file with a config that the service served.")]
    private static partial void SnapshotUnreadable(ILogger logger, string? resource, string fault);

    [LoggerMessage(3, LogLevel.Warning, "Convert: a part of the snapshot is not used. {Path}: {Problem}")]
    private static partial void SnapshotProblem(ILogger logger, string path, string problem);

    [LoggerMessage(4, LogLevel.Warning, "Convert: the environment '{Environment}' is none of {Names}. Every experience that runs in one of these is off. Set Environment to one of them; case matters.")]
    private static partial void EnvironmentUnknown(ILogger logger, string environment, string names);

    [LoggerMessage(5, LogLevel.Warning, "Convert: no Environment is set and the project has no default one, so experiences of all environments are decided: {Names}. Set Environment to the one the app runs in.")]
    private static partial void EnvironmentMissing(ILogger logger, string names);
}
