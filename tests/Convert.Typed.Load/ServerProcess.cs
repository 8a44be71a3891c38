using System.Diagnostics;

namespace ConvertTyped.Load;

/// <summary>This program once more, as the server. It ends when it is disposed, and when this process ends.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>Makes the program be the server.</summary>
    public const string Argument = "--server";

    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var program = Environment.ProcessPath!;
        string[] arguments = program.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(ServerProcess).Assembly.Location, Argument] : [Argument];
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new ServerProcess(process, new Uri(await NextLineAsync(process)));
    }

    /// <summary>What has arrived so far.</summary>
    public async Task<ServerRecord> ReadAsync()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
        return ServerRecord.FromLine(await NextLineAsync(process));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<string> NextLineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server process has ended. What it wrote above says why.");
}
