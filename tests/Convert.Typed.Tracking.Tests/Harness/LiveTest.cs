using ConvertTyped.DevServer;
using ConvertTyped.Refresh;
using ConvertTyped.Transport;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Tracking.Tests;

/// <summary>
/// A client over HTTP against the dev server. The clocks of both stand still, so waits are as long as the test says, while
/// requests are as fast as the machine.
/// </summary>
public abstract class LiveTest : IAsyncLifetime
{
    private protected static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    // Waits after failures are then told apart from all others: 370 ms, 740 ms, …
    private protected const double Chance = 0.37;

    private readonly SocketsHttpHandler connections = new();
    private ConvertDevServer? server;
    private ConvertClient? client;

    private protected ConvertDevServer Server => server!;

    private protected FakeTimeProvider ServerTime { get; } = new();

    private protected ObservedTime Time { get; } = new();

    private protected LogLines Log { get; } = new();

    private protected TrackingOptions Options { get; } = new();

    private protected string? SdkKeySecret { get; set; }

    /// <summary>Made at first use, with the options as they are then.</summary>
    private protected ConvertClient Client => client ??= CreateClient(Server.Address);

    private protected TrackingLedger Ledger => Client.Tracking.Ledger;

    public async ValueTask InitializeAsync() => server = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = Shop.Config, TimeProvider = ServerTime, SdkKeySecret = "s3cret" });

    public async ValueTask DisposeAsync()
    {
        client?.Tracking.Close();
        await Server.DisposeAsync();
        connections.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ConvertClient CreateClient(Uri address)
    {
        var connection = new ServiceConnection
        {
            TrackBase = address.ToString(),
            SdkKey = "10012345/10099999",
            SdkKeySecret = SdkKeySecret ?? "s3cret",
            RequestTimeout = RequestTimeout,
        };
        var configuration = new ConfigurationInForce(ConfigurationLoader.Load(Shop.Config, new ConvertOptions().Bucketing()));
        var api = new ConvertApi(connection, new OneClient(connections), "", configuration, Time);
        var route = new EventRoute(api.TrackAsync, () => configuration.Current.Identity);
        return Shop.Client(new ConvertTracking(Options, route, new TrackingServices { Time = Time, Random = new FixedRandom(Chance), Logger = Log }));
    }

    /// <summary>How many events have a place in the queue.</summary>
    private protected int Held
    {
        get
        {
            var ledger = Ledger;
            return ledger.Queued + ledger.InFlight;
        }
    }

    /// <summary>Each of the visitors reaches a goal with some transactions: as many events, and one more for the conversion itself.</summary>
    private protected void Convert(int transactions, params string[] visitors)
    {
        for (var number = 1; number <= transactions; number++)
        {
            foreach (var visitor in visitors)
            {
                Client.Goal("purchase").Track(Client.Visitor(visitor), new GoalData { TransactionId = $"{number}" }, repeat: true);
            }
        }
    }

    /// <summary>The transactions of a visitor that the server has, in the order in which they came.</summary>
    private protected IEnumerable<string?> TransactionsOf(string visitor) => Server.Events
        .Where(tracked => tracked.VisitorId == visitor && tracked.GoalData is not null)
        .Select(static tracked => tracked.GoalData![0].Value.GetString());

    private sealed class OneClient(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
