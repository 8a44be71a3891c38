using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>What somebody wants a feature to answer, whatever the config says.</summary>
/// <param name="IsEnabled">Whether it is on.</param>
/// <param name="Variables">Its variables when it is on; what is not among them has no value.</param>
internal sealed record FeatureOverride(bool IsEnabled, ImmutableArray<OverriddenVariable> Variables);
