using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>An experience: who takes part (environment, locations, audiences), and the variations they are split over.</summary>
internal sealed record ServedExperience
{
    public required string Id { get; init; }

    public required string? Key { get; init; }

    /// <summary>As served; what is above 11 (as JavaScript compares) has anchored arms. Absent is null.</summary>
    public required AttributeValue Version { get; init; }

    /// <summary>The only environment it runs in; null runs in all.</summary>
    public required string? Environment { get; init; }

    public required ImmutableArray<string> Locations { get; init; }

    /// <summary>The older way to say where; null when there is none.</summary>
    public required ServedRules? SiteArea { get; init; }

    /// <summary>Ids of audiences or of segments.</summary>
    public required ImmutableArray<string> Audiences { get; init; }

    public required bool MatchesAllAudiences { get; init; }

    public required ImmutableArray<ServedVariation> Variations { get; init; }
}
