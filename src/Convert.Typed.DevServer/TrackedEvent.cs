using System.Text.Json;

namespace ConvertTyped.DevServer;

/// <summary>An event that was accepted. Immutable.</summary>
public sealed record TrackedEvent
{
    /// <summary>The number of the event, counted from 1 in the order in which events were accepted.</summary>
    public required long Number { get; init; }

    /// <summary>When it was accepted, by the server's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The number of the request that brought it.</summary>
    public required long Request { get; init; }

    /// <summary>The account it was sent for.</summary>
    public required string AccountId { get; init; }

    /// <summary>The project it was sent for.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The client that sent it, such as <c>dotnet-sdk</c>; null if it did not say.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the service is asked to fill in what is missing and to record a bucketing once; null if the client did not say.</summary>
    public bool? EnrichData { get; init; }

    /// <summary>The visitor it is about.</summary>
    public required string VisitorId { get; init; }

    /// <summary>The visitor's segments as they were sent; null if there were none.</summary>
    public JsonElement? Segments { get; init; }

    /// <summary>What it tells.</summary>
    public required TrackedEventKind Kind { get; init; }

    /// <summary>The experience of a bucketing; null for a conversion.</summary>
    public string? ExperienceId { get; init; }

    /// <summary>The variation of a bucketing; null for a conversion.</summary>
    public string? VariationId { get; init; }

    /// <summary>The goal of a conversion; null for a bucketing.</summary>
    public string? GoalId { get; init; }

    /// <summary>The goal data of a conversion, in the order in which it was sent; null if it was left out.</summary>
    public IReadOnlyList<GoalValue>? GoalData { get; init; }

    /// <summary>The variations by experience that the visitor was in at a conversion; null if they were left out.</summary>
    public IReadOnlyDictionary<string, string>? BucketingData { get; init; }

    /// <summary>Whether the same visitor sent the very same event before, among those that are remembered.</summary>
    public bool IsDuplicate { get; init; }
}
