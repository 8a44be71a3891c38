using System.Diagnostics;
using Example;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Load;

/// <summary>An app as users write it, with a server process that it reports to.</summary>
internal sealed class LoadedApp : IAsyncDisposable
{
    private static readonly AttributeSet UnitedStates = new() { ["country"] = "US" };
    private static readonly GoalData Purchase = new() { Amount = 10.3m, ProductsCount = 2, TransactionId = "tx-1" };
    private static readonly TimeSpan LongestFlush = TimeSpan.FromMinutes(10);

    private readonly ServerProcess server;
    private readonly ServiceProvider services;

    private LoadedApp(ServerProcess server, Action<ConvertOptions>? configure)
    {
        this.server = server;
        services = new ServiceCollection()
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace))
            .AddConvert<Flags>(options =>
            {
                options.SdkKey = "10012345/10054321";
                options.ConfigEndpoint = options.TrackEndpoint = server.Address;
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
        Flags = services.GetRequiredService<Flags>();
        Goal = Flags.Client.Goal("purchase");
    }

    public Flags Flags { get; }

    public Goal Goal { get; }

    public TrackingLedger Ledger => Flags.Client.Tracking.Ledger;

    /// <summary>How many events have a place in the queue.</summary>
    public int Held
    {
        get
        {
            var ledger = Ledger;
            return ledger.Queued + ledger.InFlight;
        }
    }

    /// <summary>Starts both, and waits for the live config.</summary>
    /// <param name="configure">Sets more options; null leaves the defaults.</param>
    public static async Task<LoadedApp> StartAsync(Action<ConvertOptions>? configure = null)
    {
        var app = new LoadedApp(await ServerProcess.StartAsync(), configure);
        await app.Flags.Client.RefreshAsync();
        return app;
    }

    /// <summary>A visitor who was never seen before when <paramref name="number"/> is new.</summary>
    public Visitor Visitor(int number) => Flags.Visitor($"visitor-{number:D14}", UnitedStates);

    /// <summary>
    /// A fresh visitor comes by: a decision, and from every second one a purchase, which is the conversion and its worth.
    /// </summary>
    /// <returns>How many events that makes.</returns>
    public int Visit(int number)
    {
        var visitor = Visitor(number);
        Flags.CheckoutNewButton.IsEnabled(visitor);
        if (number % 2 == 0)
        {
            return 1;
        }

        Goal.Track(visitor, Purchase);
        return 3;
    }

    /// <summary>Waits until everything was sent or dropped, and tells how it goes.</summary>
    public async Task FlushAsync()
    {
        using var limit = new CancellationTokenSource(LongestFlush);
        var flush = Flags.Client.Tracking.FlushAsync(limit.Token);
        var start = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(flush, Task.Delay(Progress.Interval, limit.Token)) != flush)
        {
            Progress.Tell($"sending, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {Ledger}");
        }

        await flush;
    }

    public Task<ServerRecord> ReadServerAsync() => server.ReadAsync();

    /// <summary>Ends both at once. Who wants what is queued to be sent flushes before.</summary>
    public ValueTask DisposeAsync()
    {
        Flags.Client.Dispose();
        services.Dispose();
        server.Dispose();
        return ValueTask.CompletedTask;
    }
}
