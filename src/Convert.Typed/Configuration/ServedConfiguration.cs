using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>
/// A config as the service served it: the members that deciding and reporting need, in served order.
/// </summary>
/// <remarks>
/// Values of variables still point into the parsed document; compiling is what makes a config independent of it.
/// </remarks>
internal sealed record ServedConfiguration
{
    public required string AccountId { get; init; }

    public required ServedProject Project { get; init; }

    public required ImmutableArray<ServedFeature> Features { get; init; }

    public required ImmutableArray<ServedExperience> Experiences { get; init; }

    public required ImmutableArray<ServedAudience> Audiences { get; init; }

    public required ImmutableArray<ServedRuleSet> Segments { get; init; }

    public required ImmutableArray<ServedRuleSet> Locations { get; init; }

    public required ImmutableArray<ServedRuleSet> Goals { get; init; }

    public required ImmutableArray<string> ArchivedExperiences { get; init; }

    public required ImmutableArray<ConfigurationProblem> Problems { get; init; }
}
