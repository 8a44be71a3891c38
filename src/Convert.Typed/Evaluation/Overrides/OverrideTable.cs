using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>All that is overridden. Immutable.</summary>
/// <param name="Features">By their keys.</param>
/// <param name="Experiences">By their keys or ids, as the override named them.</param>
internal sealed record OverrideTable(ImmutableDictionary<string, FeatureOverride> Features, ImmutableDictionary<string, ExperienceOverride> Experiences)
{
    public static OverrideTable Empty { get; } = new(
        ImmutableDictionary.Create<string, FeatureOverride>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ExperienceOverride>(StringComparer.Ordinal));

    public bool IsEmpty => Features.IsEmpty && Experiences.IsEmpty;
}
