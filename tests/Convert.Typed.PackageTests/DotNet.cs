using System.Diagnostics;
using System.Text;

namespace ConvertTyped.PackageTests;

/// <summary>Runs the real command line and answers what it printed.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>dotnet</c> in a folder; what fails is an exception with the whole output.</summary>
    public static async Task<string> Run(string folder, params string[] arguments)
    {
        var (exitCode, output) = await TryRun(folder, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} in {folder} ended with {exitCode}:\n{output}");
    }

    public static Task<(int ExitCode, string Output)> TryRun(string folder, params string[] arguments) =>
        TryRun(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs <c>dotnet</c> in a folder, with these environment variables besides those of the tests.</summary>
    public static async Task<(int ExitCode, string Output)> TryRun(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} in {folder} took longer than {Patience}:\n{output}");
        }

        return (process.ExitCode, output.ToString());
    }

    /// <summary>Starts <c>dotnet</c> in a folder; whoever asked ends it.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(), arguments);

    private static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A build that this test runs inside of must not reach into the projects it builds.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // Processes that outlive a build would hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}
