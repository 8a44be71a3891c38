using ConvertTyped.DevServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop;

namespace ConvertTyped.Refresh.Tests;

/// <summary>An app without a host that uses the service on this machine, with a clock that stands still.</summary>
internal sealed class LiveApp : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private LiveApp(Uri address, Action<ConvertOptions>? configure)
    {
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddConvert<Flags>(options =>
            {
                options.SdkKey = ShopConfig.SdkKey;

                // Events are not what these tests are about, and would go to the service itself.
                options.Tracking.Enabled = false;
                options.ConfigEndpoint = address;
                options.RequestTimeout = SteppedClock.RequestTimeout;
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
        Flags = services.GetRequiredService<Flags>();
        Ada = Flags.Visitor("ada", new AttributeSet { ["country"] = "US" });
    }

    public SteppedClock Clock { get; } = new();

    public LogLines Log { get; } = new();

    public IServiceProvider Services => services;

    public Flags Flags { get; }

    public ConvertClient Client => Flags.Client;

    public ConvertStatus Status => Client.Status;

    /// <summary>A visitor who sees the new button.</summary>
    public Visitor Ada { get; }

    /// <summary>What the button says: which config is in force.</summary>
    public string Caption => Flags.Checkout.NewButton.Caption.ValueOr(Ada, "nothing");

    /// <summary>How long refreshing waits after the first refresh.</summary>
    public TimeSpan Pause { get; private set; }

    public static Task<ConvertDevServer> ServeAsync(ReadOnlyMemory<byte>? config = null, string? secret = null) =>
        ConvertDevServer.StartAsync(new DevServerOptions { Configuration = config ?? ShopConfig.Saying("live"), SdkKeySecret = secret });

    /// <summary>Starts an app and waits until its first refresh has ended.</summary>
    public static async Task<LiveApp> StartAsync(Uri address, Action<ConvertOptions>? configure = null)
    {
        var app = Begin(address, configure);
        app.Pause = await app.Clock.PauseAsync();
        return app;
    }

    /// <summary>Starts an app; its first refresh is under way.</summary>
    public static LiveApp Begin(Uri address, Action<ConvertOptions>? configure = null) => new(address, configure);

    /// <summary>Lets the pause pass and the next refresh end.</summary>
    public async Task NextRefreshAsync() => Pause = await Clock.NextRefreshAsync(Pause);

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}
