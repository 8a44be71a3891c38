using System.Diagnostics;
using ConvertTyped.DevServer;
using ConvertTyped.Tests;

namespace ConvertTyped.Outbox.Tests;

/// <summary>An app with an outbox that is a process of its own.</summary>
internal sealed class Shopper : IDisposable
{
    private readonly Process process;

    private Shopper(Process process) => this.process = process;

    public static async Task<Shopper> StartAsync(ConvertDevServer server, string folder, bool atLeastOnce = false)
    {
        // Built with this project, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Root, "tests", "Convert.Typed.Outbox.Shopper", "bin", configuration, "net10.0", "Convert.Typed.Outbox.Shopper.dll");
        var shopper = new Shopper(Process.Start(new ProcessStartInfo("dotnet", [program, server.Address.AbsoluteUri, folder, $"{atLeastOnce}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        Assert.Equal("ready", await shopper.ReadAsync());
        return shopper;
    }

    public void Tell(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
    }

    /// <summary>Tells it to do something, and reads the numbers that it answers.</summary>
    public async Task<int[]> AskAsync(string command)
    {
        Tell(command);
        return NumbersOf(await ReadAsync());
    }

    public async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        return await process.StandardOutput.ReadLineAsync(patience.Token);
    }

    /// <summary>Kills it as <c>kill -9</c> does, and reads what it had said.</summary>
    /// <returns>How many events it had last told to be on the disk.</returns>
    public async Task<int> KillAsync()
    {
        process.Kill();
        var stored = 0;
        while (await ReadAsync() is { } line)
        {
            // The last line can be cut off.
            stored = line.StartsWith("stored ", StringComparison.Ordinal) && NumbersOf(line) is [var said] && said > stored && said % 7 == 0 ? said : stored;
        }

        using var patience = new CancellationTokenSource(Patience.Long);
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(128 + 9, process.ExitCode);
        return stored;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static int[] NumbersOf(string? line) => [.. line!.Split(' ').Skip(1).Select(int.Parse)];
}
