using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using ConvertTyped.DevServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop;

namespace ConvertTyped.Refresh.Tests;

/// <summary>The secret and the token are in requests, and nowhere else: everything that can be collected is, and searched.</summary>
public sealed class SecrecyTests
{
    private const string Secret = "secret+of/the=key";
    private const string Token = "token&of/the=day";

    private static readonly string Repeating = $$"""{"code":403,"message":"no access with {{Secret}} and {{Uri.EscapeDataString(Token)}}"}""";

    [Fact]
    public async Task Neither_secret_nor_token_shows_anywhere()
    {
        var said = new ConcurrentQueue<string>();
        using var log = new LogLines();
        using var metrics = ListenToMetrics(said);
        using var activities = ListenToActivities(said);
        using var events = new NetworkEvents(said);
        var clock = new SteppedClock();
        var folder = Directory.CreateTempSubdirectory("convert-secrecy-");
        await using var server = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = ShopConfig.Bytes, SdkKeySecret = Secret, DebugToken = Token });
        await using (var services = ServicesOf(clock, server.Address, log, folder.FullName))
        {
            var flags = services.GetRequiredService<Flags>();
            await clock.PauseAsync();
            foreach (var fault in Faults())
            {
                server.Faults.Config.Next(fault);
                said.Enqueue($"{await flags.Client.RefreshAsync()}");
                said.Enqueue($"{flags.Client.Status} {flags.Client.Status.LastError} {flags.Client.Status.CacheError}");
                said.Enqueue(await HealthAsync(services));
            }

            using var givenUp = new CancellationTokenSource();
            server.Faults.Config.Next(Fault.BlackHole());
            var asked = server.Requests.Count;
            var asking = flags.Client.RefreshAsync(givenUp.Token);
            await server.WaitForRequestsAsync(asked + 1);
            await givenUp.CancelAsync();
            said.Enqueue($"{await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking)}");

            server.Faults.Clear();
            said.Enqueue($"{await flags.Client.RefreshAsync()}");
            said.Enqueue(await TrackAsync(flags, "ada"));
            server.Faults.Track.Next(Fault.Answer(400, Repeating));
            said.Enqueue(await TrackAsync(flags, "bob"));
            said.Enqueue($"{services.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(typeof(Flags).FullName)}");
            Assert.Equal(ConfigurationOrigin.Live, flags.Client.Status.Origin);
        }

        foreach (var file in folder.EnumerateFiles())
        {
            said.Enqueue(file.Name + await File.ReadAllTextAsync(file.FullName));
        }

        folder.Delete(recursive: true);

        // They were sent, so they could have shown; and those who listen did hear of the requests.
        Assert.Contains(server.Requests, static request => request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Secret}" && request.PathAndQuery.Contains(Uri.EscapeDataString(Token)));
        Assert.Contains(server.Requests, static request => request.Endpoint == DevServerEndpoint.Track && request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Secret}");
        Assert.Contains(log.Lines, static line => line.Contains("No config from"));
        Assert.Contains(log.Lines, static line => line.Contains("answered 400: no access with … and …"));
        Assert.Contains(said, static line => line.StartsWith("metric convert.config.refreshes"));
        Assert.Contains(said, static line => line.StartsWith("activity ") && line.Contains("/config/10012345/shop"));
        Assert.Contains(said, static line => line.StartsWith("event RequestStart"));
        foreach (var line in log.Lines.Concat(said))
        {
            foreach (var hidden in (string[])[Secret, Token, Uri.EscapeDataString(Secret), Uri.EscapeDataString(Token), "debug_token"])
            {
                Assert.DoesNotContain(hidden, line);
            }
        }
    }

    // Also those that repeat what was asked for, as error pages do.
    private static IEnumerable<Fault> Faults() =>
    [
        Fault.Status(401),
        Fault.Status(500),
        Fault.Html(),
        Fault.CutBody(),
        Fault.CutConnection(),
        Fault.WrongCharset(),
        Fault.Answer(403, Repeating),
        Fault.Answer(200, $$$"""{"error":{"message":"bad {{{Secret}}} {{{Token}}}"} }"""),
        Fault.Answer(200, $"{Token} {Secret}"),
        Fault.Answer(200, $$$"""{"account_id":"10012345","project":{"id":"{{{Secret}}}"} }"""),
    ];

    private static async Task<string> TrackAsync(Flags flags, string visitor)
    {
        flags.Goals.Purchase.Track(flags.Visitor(visitor));
        await flags.Client.Tracking.FlushAsync();
        return $"{flags.Client.Tracking.Ledger}";
    }

    private static ServiceProvider ServicesOf(SteppedClock clock, Uri address, LogLines log, string folder)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .ConfigureHttpClientDefaults(static http => http.AddDefaultLogger())
            .AddConvert<Flags>(options =>
            {
                options.SdkKey = ShopConfig.SdkKey;
                options.SdkKeySecret = Secret;
                options.DebugToken = Token;
                options.ConfigEndpoint = address;
                options.TrackEndpoint = address;
                options.CacheFolder = folder;
                options.RequestTimeout = SteppedClock.RequestTimeout;
            });

        // An app may say what counts for all its clients before or after.
        services.ConfigureHttpClientDefaults(static http => http.AddDefaultLogger());
        services.AddHealthChecks().AddConvert<Flags>();
        return services.BuildServiceProvider();
    }

    private static async Task<string> HealthAsync(ServiceProvider services)
    {
        var entry = Assert.Single((await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;
        return $"{entry.Description} {string.Join(' ', entry.Data)}";
    }

    private static MeterListener ListenToMetrics(ConcurrentQueue<string> said)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => said.Enqueue($"metric {instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => said.Enqueue($"metric {instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }

    // Of the client only: the dev server is in this process, too, and shows what it was asked.
    private static ActivityListener ListenToActivities(ConcurrentQueue<string> said)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => said.Enqueue($"activity {activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(static happened => happened.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class NetworkEvents(ConcurrentQueue<string> said) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.NameResolution" or "System.Net.Sockets" or "System.Net.Security" or "Microsoft-Extensions-Logging")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        // Called by the base constructor, too, before there is a queue.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            said?.Enqueue($"event {eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
