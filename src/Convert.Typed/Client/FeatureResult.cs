using System.Collections.Frozen;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>What one experience that carries a feature says about it. Immutable.</summary>
/// <param name="Experience">What the experience decided.</param>
/// <param name="IsEnabled">Whether the decided variation switches the feature on.</param>
/// <param name="Variables">The variables by key, as in <see cref="FeatureDecision.Variables"/>; empty when it does not.</param>
public sealed record FeatureResult(ExperienceDecision Experience, bool IsEnabled, IReadOnlyDictionary<string, object?> Variables)
{
    internal static IReadOnlyDictionary<string, object?> NoVariables { get; } = FrozenDictionary<string, object?>.Empty;

    // A variation can hold several changes for one feature, and each gives a result of its own.
    internal static IEnumerable<FeatureResult> Of(CompiledFeature feature, ExperienceOutcome carrier)
    {
        var experience = new ExperienceDecision(carrier);
        var changes = carrier.Variation?.Changes.Where(change => ReferenceEquals(change.Feature, feature)).ToList();
        return changes is null or []
            ? [new FeatureResult(experience, IsEnabled: false, NoVariables)]
            : changes.Select(change => new FeatureResult(experience, IsEnabled: true, VariablesOf(change)));
    }

    private static Dictionary<string, object?> VariablesOf(CompiledChange change)
    {
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var position = 0; position < change.Values.Length; position++)
        {
            if (change.Values[position] is { } value)
            {
                variables[change.Feature.Variables[position].Key] = value;
            }
        }

        foreach (var (key, value) in change.Undeclared)
        {
            variables[key] = value;
        }

        return variables;
    }
}
