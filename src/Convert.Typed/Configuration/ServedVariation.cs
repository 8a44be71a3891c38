using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>One arm of an experience.</summary>
internal sealed record ServedVariation
{
    public required string? Id { get; init; }

    public required string? Key { get; init; }

    public required string? Status { get; init; }

    /// <summary>Percent of the traffic; absent is no value at all, which is not the same as null.</summary>
    public required AttributeValue? TrafficAllocation { get; init; }

    public required ImmutableArray<ServedChange> Changes { get; init; }
}
