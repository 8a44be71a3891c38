using System.Diagnostics;

namespace ConvertTyped.PackageTests;

/// <summary>A program that was compiled ahead of time.</summary>
internal sealed class NativeProgram(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Its size in millions of bytes.</summary>
    public double Megabytes => new FileInfo(path).Length / 1e6;

    /// <summary>Runs it: what it printed, and the time from its start to its end.</summary>
    public async Task<(string Output, TimeSpan Time)> Run()
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{path} took longer than {Patience}:\n{await output}{await errors}");
        }

        var time = Stopwatch.GetElapsedTime(start);
        return process.ExitCode == 0 ? (await output, time) : throw new InvalidOperationException($"{path} ended with {process.ExitCode}:\n{await output}{await errors}");
    }
}
