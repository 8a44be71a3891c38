using ConvertTyped.CompilerServices;
using ConvertTyped.DevServer;
using Example;

namespace ConvertTyped.Load;

/// <summary>The service, in a process of its own: what it takes is not counted with the client.</summary>
internal static class LoadServer
{
    /// <summary>How long every request waits for its answer.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    /// <summary>Writes the address, then what arrived for every line that is read, until there are no more: the client's end is its own.</summary>
    public static async Task RunAsync(TextReader questions, TextWriter answers)
    {
        await using var server = await ConvertDevServer.StartAsync(new DevServerOptions
        {
            Configuration = SnapshotOf<Flags>(),
            RememberedEvents = 1,
            RememberedRequests = 1_000_000,
        });
        server.Faults.Config.UntilCleared(Fault.Latency(Latency));
        server.Faults.Track.UntilCleared(Fault.Latency(Latency));
        await answers.WriteLineAsync(server.Address.ToString());
        while (await questions.ReadLineAsync() is not null)
        {
            await answers.WriteLineAsync(ServerRecord.Of(server).ToLine());
        }
    }

    private static ReadOnlyMemory<byte> SnapshotOf<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Snapshot.Read()!.Value;
}
