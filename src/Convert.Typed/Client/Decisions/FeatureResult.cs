using System.Collections.Frozen;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>What one experience that carries a feature says about it. Immutable.</summary>
public sealed record FeatureResult
{
    internal FeatureResult(ExperienceDecision experience, bool isEnabled, IReadOnlyDictionary<string, object?> variables)
    {
        Experience = experience;
        IsEnabled = isEnabled;
        Variables = variables;
    }

    /// <summary>What the experience decided.</summary>
    public ExperienceDecision Experience { get; }

    /// <summary>Whether the decided variation switches the feature on.</summary>
    public bool IsEnabled { get; }

    /// <summary>The variables by key, as in <see cref="FeatureDecision.Variables"/>; empty when it does not.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; }

    internal static IReadOnlyDictionary<string, object?> NoVariables { get; } = FrozenDictionary<string, object?>.Empty;

    // A variation can hold several changes for one feature, and each gives a result of its own.
    internal static IEnumerable<FeatureResult> Of(CompiledFeature feature, string visitorId, ExperienceOutcome carrier)
    {
        var experience = new ExperienceDecision(visitorId, carrier);
        var changes = carrier.Verdict.Variation?.Changes.Where(change => ReferenceEquals(change.Feature, feature.Origin)).ToList();
        return changes is null or []
            ? [new FeatureResult(experience, isEnabled: false, NoVariables)]
            : changes.Select(change => new FeatureResult(experience, isEnabled: true, change.VariablesByKey()));
    }
}
