using System.Diagnostics.Metrics;
using ConvertTyped.CompilerServices;
using ConvertTyped.Refresh;
using ConvertTyped.Tracking;
using ConvertTyped.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.DependencyInjection;

/// <summary>Puts the client of a generated class together, and starts it.</summary>
internal static partial class ClientFactory
{
    /// <param name="provider">Where its parts come from.</param>
    /// <param name="options">Valid ones.</param>
    /// <param name="httpClientName">The name of the HTTP client to make requests with.</param>
    public static ConvertClient Create<TFlags>(IServiceProvider provider, ConvertOptions options, string httpClientName)
        where TFlags : ConvertRoot, IConvertRoot<TFlags>
    {
        var name = typeof(TFlags).Name;
        var logger = new UnfailingLogger(provider.GetRequiredService<ILoggerFactory>().CreateLogger($"{nameof(ConvertTyped)}.{name}"));
        var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        var meters = provider.GetService<IMeterFactory>();
        var meter = new RefreshMeter(meters, name, logger);
        var intake = new ConfigurationIntake(options.Refresh(), TFlags.Describe, time, meter, logger);
        TakeSnapshot(TFlags.Snapshot, intake, logger);

        ConfigurationRefresher? refresher = null;
        EventRoute? route = null;
        if (options.IsLive)
        {
            var connection = options.Connection();
            var api = new ConvertApi(connection, provider.GetRequiredService<IHttpClientFactory>(), httpClientName, intake.InForce, time);
            refresher = new ConfigurationRefresher(api, intake, new RefreshSchedule(options.RefreshInterval, Random.Shared), CacheOf(options, connection), meter, time, logger);
            route = new EventRoute(api.TrackAsync, () => intake.InForce.Current.Identity, Destination: connection.TrackAddress);
        }

        var telemetry = new ConvertTelemetry(meters, name, options.Tracking.TraceEvaluations, logger);
        telemetry.Observe(intake.InForce.RegexTimeouts);
        var tracking = new ConvertTracking(options.Tracking, route, new TrackingServices { Time = time, Logger = logger, Telemetry = telemetry, Outbox = provider.GetKeyedService<IEventOutbox>(typeof(TFlags)) });
        var client = new ConvertClient(intake, refresher, options, tracking);
        client.Start();
        return client;
    }

    // Drafts are for who holds the token, not for the next start without it.
    private static ConfigurationCache? CacheOf(ConvertOptions options, ServiceConnection connection) =>
        string.IsNullOrEmpty(options.CacheFolder) || !string.IsNullOrEmpty(options.DebugToken)
            ? null
            : new ConfigurationCache(options.CacheFolder, connection.ConfigurationUri().AbsoluteUri, options.MaximumConfigurationBytes);

    private static void TakeSnapshot(EmbeddedSnapshot snapshot, ConfigurationIntake intake, ILogger logger)
    {
        if (snapshot.Read() is not { } bytes)
        {
            SnapshotMissing(logger, snapshot.ResourceName, snapshot.AssemblyName);
            return;
        }

        intake.Take(bytes, ConfigurationOrigin.Snapshot, age: null, out var fault);
        if (fault is not null)
        {
            SnapshotUnreadable(logger, snapshot.ResourceName, fault);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Convert: the snapshot '{Resource}' is not embedded in {Assembly}, so every feature is off. Build with the Convert.Typed package's targets, which embed it.")]
    private static partial void SnapshotMissing(ILogger logger, string? resource, string? assembly);

    [LoggerMessage(2, LogLevel.Error, "Convert: the snapshot '{Resource}' cannot be used, so every feature is off. {Fault} Replace the checked-in file with a config that the service served.")]
    private static partial void SnapshotUnreadable(ILogger logger, string? resource, string fault);
}
