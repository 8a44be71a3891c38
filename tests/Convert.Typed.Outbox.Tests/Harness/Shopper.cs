using System.Diagnostics;
using System.Text;
using ConvertTyped.DevServer;
using ConvertTyped.Tests;

namespace ConvertTyped.Outbox.Tests;

/// <summary>An app with an outbox that is a process of its own.</summary>
internal sealed class Shopper : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();

    private Shopper(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    private string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    public static async Task<Shopper> StartAsync(ConvertDevServer server, string folder, bool atLeastOnce = false)
    {
        // Built with this project, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Root, "tests", "Convert.Typed.Outbox.Shopper", "bin", configuration, "net10.0", "Convert.Typed.Outbox.Shopper.dll");
        var shopper = new Shopper(Process.Start(new ProcessStartInfo("dotnet", [program, server.Address.AbsoluteUri, folder, $"{atLeastOnce}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        Assert.Equal("ready.", await shopper.ReadAsync());
        return shopper;
    }

    private void Tell(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
    }

    /// <summary>Tells it to do something, and reads the numbers that it answers.</summary>
    public async Task<int[]> AskAsync(string command)
    {
        Tell(command);
        return await ReadNumbersAsync();
    }

    private async Task<string?> ReadAsync()
    {
        try
        {
            return await process.StandardOutput.ReadLineAsync().WaitAsync(Patience.Long);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The shopper says nothing. Its errors: {Errors}");
        }
    }

    /// <summary>Makes it track one event after the other, until so many are on the disk.</summary>
    public async Task LoadAsync(int stored)
    {
        Tell("load");
        await Patience.UntilAsync(async () => (await ReadNumbersAsync())[0] >= stored);
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
            if (line.StartsWith("stored ", StringComparison.Ordinal) && line.EndsWith('.'))
            {
                stored = NumbersOf(line)[0];
            }
        }

        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        Assert.Equal(128 + 9, process.ExitCode);
        return stored;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task<int[]> ReadNumbersAsync() => NumbersOf(await ReadAsync() ?? throw new InvalidOperationException($"The shopper has ended. Its errors: {Errors}"));

    private static int[] NumbersOf(string line) => [.. line.TrimEnd('.').Split(' ').Skip(1).Select(int.Parse)];
}
