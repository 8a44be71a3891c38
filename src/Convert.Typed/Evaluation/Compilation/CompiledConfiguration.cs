using System.Collections.Frozen;
using System.Collections.Immutable;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A config compiled for deciding. Immutable: any number of threads ask one while another is being put in force.</summary>
internal sealed record CompiledConfiguration
{
    /// <summary>Which config it was compiled from.</summary>
    public required ConfigurationIdentity Identity { get; init; }

    /// <summary>The environment of a client that names none; null is no gate at all.</summary>
    public required string? DefaultEnvironment { get; init; }

    /// <summary>The names of environments that the project or an experience has, in that order.</summary>
    public required ImmutableArray<string> Environments { get; init; }

    /// <summary>Which visitors are not reported. It decides nothing.</summary>
    public PrivacySettings Privacy { get; init; } = PrivacySettings.Off;

    /// <summary>In config order.</summary>
    public required ImmutableArray<CompiledExperience> Experiences { get; init; }

    public required FrozenDictionary<string, CompiledExperience> ExperiencesByKey { get; init; }

    public required FrozenDictionary<string, CompiledExperience> ExperiencesById { get; init; }

    /// <summary>Experiences that are not served and whose variations are known all the same, by key: to be found by an override alone.</summary>
    public FrozenDictionary<string, CompiledExperience> Unserved { get; init; } = FrozenDictionary<string, CompiledExperience>.Empty;

    /// <summary>How many features there are, those that share a key included.</summary>
    public required int FeatureCount { get; init; }

    public required FrozenDictionary<string, CompiledFeature> FeaturesByKey { get; init; }

    public required FrozenDictionary<string, CompiledRuleSet> GoalsByKey { get; init; }

    public required FrozenDictionary<string, CompiledRuleSet> SegmentsByKey { get; init; }

    /// <summary>The rules that read attributes. Asked when a config is compared with what the app was built from, never to decide.</summary>
    public ImmutableArray<AttributeRead> AttributeReads { get; init; } = [];

    /// <summary>Counts the matches of this config's patterns that took too long.</summary>
    public required RegexTimeoutCounter RegexTimeouts { get; init; }

    public required ImmutableArray<ConfigurationProblem> Problems { get; init; }

    /// <summary>The experience of that key, else the one of that id, or null.</summary>
    public CompiledExperience? FindExperience(string keyOrId) =>
        ExperiencesByKey.GetValueOrDefault(keyOrId) ?? ExperiencesById.GetValueOrDefault(keyOrId);

    /// <summary>The experience and variation that a preview asks for, when this config has both.</summary>
    public PreviewedVariation? FindPreview(PreviewSelection? selection) =>
        selection is not null
            && ExperiencesById.TryGetValue(selection.ExperienceId, out var experience)
            && experience.FindVariation(selection.VariationId) is { } variation
                ? new PreviewedVariation(experience, variation)
                : null;

    /// <summary>The config of an app that has none: nothing is in it.</summary>
    public static CompiledConfiguration Empty { get; } = new()
    {
        Identity = ConfigurationIdentity.None,
        DefaultEnvironment = null,
        Environments = [],
        Experiences = [],
        ExperiencesByKey = FrozenDictionary<string, CompiledExperience>.Empty,
        ExperiencesById = FrozenDictionary<string, CompiledExperience>.Empty,
        FeatureCount = 0,
        FeaturesByKey = FrozenDictionary<string, CompiledFeature>.Empty,
        GoalsByKey = FrozenDictionary<string, CompiledRuleSet>.Empty,
        SegmentsByKey = FrozenDictionary<string, CompiledRuleSet>.Empty,
        RegexTimeouts = new RegexTimeoutCounter(),
        Problems = [],
    };
}
