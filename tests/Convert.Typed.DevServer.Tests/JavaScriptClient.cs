using System.Diagnostics;

namespace ConvertTyped.DevServer.Tests;

/// <summary>The official JavaScript client, as the npm registry has it.</summary>
internal static class JavaScriptClient
{
    private const string Package = "@convertcom/js-sdk";
    private const string Version = "4.4.3";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A folder in which the client is installed; where that cannot be done, the test is skipped. It stays for the next run.</summary>
    public static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"convert-typed-js-sdk-{Version}");
        if (File.Exists(FileIn(folder, "package.json")))
        {
            return folder;
        }

        var npm = Programs.Find("npm");
        Assert.SkipWhen(npm is null || Programs.Find("node") is null, "Node and npm are not on the path; install Node 20 to run this test.");

        // Installed aside and moved, so that a run beside this one, or one that is cut short, leaves no half of it.
        var aside = Directory.CreateTempSubdirectory("convert-typed-js-sdk-");
        var (exitCode, output) = await RunAsync(
            aside.FullName, npm!, "install", $"{Package}@{Version}", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-save", "--prefix", aside.FullName);
        Assert.SkipWhen(exitCode != 0, $"The npm registry did not give {Package}@{Version}: {output}");
        try
        {
            Directory.Move(aside.FullName, folder);
        }
        catch (IOException)
        {
            // Another run was faster; what it installed is the same.
            Assert.True(File.Exists(FileIn(folder, "package.json")), $"{folder} is in the way; delete it.");
        }

        return folder;
    }

    public static string FileIn(string folder, string file) => Path.Combine(folder, "node_modules", Package, file);

    /// <summary>Runs a script that requires the client, with arguments, and gives what it printed.</summary>
    public static async Task<string> RunScriptAsync(string folder, string script, params string[] arguments)
    {
        var node = Programs.Find("node");
        Assert.SkipWhen(node is null, "Node is not on the path; install Node 20 to run this test.");
        var copy = Path.Combine(folder, Path.GetFileName(script));
        File.Copy(script, copy, overwrite: true);
        var (exitCode, output) = await RunAsync(folder, node!, [copy, .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{program} took longer than {Patience}.");
        }
    }
}
