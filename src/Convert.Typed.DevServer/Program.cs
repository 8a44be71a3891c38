using System.Runtime.InteropServices;
using ConvertTyped.DevServer.CommandLine;

namespace ConvertTyped.DevServer;

// Spelled out, because the web SDK makes the class of top-level statements public, where it would meet the one of a test project.
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await DevServerProgram.RunAsync(arguments, Console.Out, Console.Error, stop.Token).ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
