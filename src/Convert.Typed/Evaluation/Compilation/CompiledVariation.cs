using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>One arm of an experience.</summary>
internal sealed record CompiledVariation(string? Id, string? Key, double Percent, ImmutableArray<CompiledChange> Changes)
{
    /// <summary>The first change this arm has for a feature, or null.</summary>
    public CompiledChange? ChangeOf(CompiledFeature feature)
    {
        foreach (var change in Changes)
        {
            if (ReferenceEquals(change.Feature, feature.Origin))
            {
                return change;
            }
        }

        return null;
    }
}
