using System.Reflection;

namespace ConvertTyped.DevServer.CommandLine;

/// <summary>The dev server as a program.</summary>
internal static class DevServerProgram
{
    private const int Failure = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs until it is stopped, and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        try
        {
            var request = CommandLineRequest.Read(arguments);
            if (request.Help || request.Version)
            {
                await output.WriteLineAsync(request.Help ? HelpText.Text : Version()).ConfigureAwait(false);
                return 0;
            }

            await ServeAsync(request, output, stop).ConfigureAwait(false);
            return 0;
        }
        catch (FormatException problem)
        {
            await errors.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return WrongUsage;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return Failure;
        }
    }

    private static async Task ServeAsync(CommandLineRequest request, TextWriter output, CancellationToken stop)
    {
        using var lines = new ConsoleLines(output, TimeProvider.System);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(lines));
        var server = await ConvertDevServer.StartAsync(
            new DevServerOptions
            {
                ConfigFile = request.ConfigFile,
                Port = request.Port,
                SdkKey = request.SdkKey,
                SdkKeySecret = request.Secret,
                DebugToken = request.DebugToken,
                DisableDefaultConfig = request.DisableDefaultConfig,
                LoggerFactory = loggers,
            },
            stop).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await output.WriteLineAsync(StartText.Write(request, server)).ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Version() =>
        typeof(DevServerProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
