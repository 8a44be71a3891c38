using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>An experience of one config, ready to be decided.</summary>
internal sealed record CompiledExperience
{
    public required string Id { get; init; }

    public required string? Key { get; init; }

    public required bool IsArchived { get; init; }

    /// <summary>The only environment it runs in; null runs in all.</summary>
    public required string? Environment { get; init; }

    /// <summary>Where it runs: any of these matches. Null runs everywhere, and an empty list nowhere.</summary>
    public required ImmutableArray<CompiledRuleSet>? Locations { get; init; }

    public required ImmutableArray<CompiledAudience> Audiences { get; init; }

    public required bool MatchesAllAudiences { get; init; }

    /// <summary>Segments, one of which a visitor must be in; empty asks for none.</summary>
    public required ImmutableArray<CompiledRuleSet> Segments { get; init; }

    /// <summary>Ids of locations and audiences that the config does not have: the former are nowhere, the latter restrict nobody.</summary>
    public required ImmutableArray<string> UnknownIds { get; init; }

    public required ImmutableArray<CompiledVariation> Variations { get; init; }

    /// <summary>Where a visitor falls.</summary>
    public required BucketHash Hash { get; init; }

    /// <summary>Whose place that is.</summary>
    public required BucketLayout Buckets { get; init; }

    /// <summary>What it answers everybody, whatever else it says; null asks the rest, as usual.</summary>
    public OverriddenVariation? Override { get; init; }

    /// <summary>The variation of that id, or null.</summary>
    public CompiledVariation? FindVariation(string? id)
    {
        if (id is not null)
        {
            foreach (var variation in Variations)
            {
                if (variation.Id == id)
                {
                    return variation;
                }
            }
        }

        return null;
    }

    /// <summary>The variation of that key, else the one of that id, or null.</summary>
    public CompiledVariation? FindVariationByKeyOrId(string keyOrId) =>
        Variations.FirstOrDefault(variation => variation.Key == keyOrId) ?? FindVariation(keyOrId);

    /// <summary>The position of the variation that a visitor's bucket value falls on, or -1 when it falls on nobody's.</summary>
    public int ArmOf(string visitorId) => Buckets.Find(Hash.ValueOf(visitorId));

    /// <summary>The arms, with the bucket values that are theirs.</summary>
    public IReadOnlyList<ArmExplanation> Explain(double bucketValue)
    {
        var holder = Buckets.Find(bucketValue);
        return [.. Variations.Select((variation, arm) =>
        {
            var range = Buckets.RangeOf(arm);
            return new ArmExplanation(variation.Key, variation.Id, variation.Percent, range?.Start, range?.End, arm == holder);
        })];
    }
}
