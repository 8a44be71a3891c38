using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Tracking;

/// <summary>What tracking has from its surroundings.</summary>
internal sealed record TrackingServices
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Shared by all lanes, so it must be thread-safe where there are several.</summary>
    public Random Random { get; init; } = Random.Shared;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Null: events are kept in memory alone.</summary>
    public IEventOutbox? Outbox { get; init; }

    /// <summary>Null: nothing is measured.</summary>
    public ConvertTelemetry? Telemetry { get; init; }
}
