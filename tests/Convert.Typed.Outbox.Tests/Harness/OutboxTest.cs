using ConvertTyped.CompilerServices;
using ConvertTyped.DevServer;
using Example;

namespace ConvertTyped.Outbox.Tests;

/// <summary>A service on this machine, and a folder for outboxes.</summary>
public abstract class OutboxTest : IAsyncLifetime
{
    private ConvertDevServer? server;

    private protected ConvertDevServer Server => server!;

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("convert-outbox-").FullName;

    public async ValueTask InitializeAsync() => server = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = SnapshotOf<Flags>(), RememberedEvents = 1_000_000 });

    public virtual async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>How many events the service counted, and how many of them twice.</summary>
    private protected (long Accepted, long Duplicates) Counted => (Server.Report.Accepted, Server.Report.Duplicates);

    /// <summary>Lets an app deliver all that others left in the folder.</summary>
    private protected Task DeliverAsync(OutboxApp app) => Patience.UntilAsync(async () =>
    {
        app.Write();
        await app.FlushAsync();

        // One is its own.
        return Files.Count(static extension => extension == ".outbox") <= 1;
    });

    private protected async Task WaitForTrackRequestAsync()
    {
        var requests = Server.Requests;
        while (requests.All(static request => request.Endpoint != DevServerEndpoint.Track))
        {
            requests = await Server.WaitForRequestsAsync(requests.Count + 1).WaitAsync(Patience.Long);
        }
    }

    private protected string[] Files => [.. Directory.GetFiles(Folder).Select(static file => Path.GetExtension(file)).Order()];

    private static byte[] SnapshotOf<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Snapshot.Read()!.Value.ToArray();
}
