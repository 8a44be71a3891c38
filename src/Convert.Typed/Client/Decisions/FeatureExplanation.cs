using System.Globalization;
using System.Text;

namespace ConvertTyped;

/// <summary>Why a feature is on or off for a visitor: the way of each experience that carries it. Immutable.</summary>
public sealed record FeatureExplanation
{
    internal FeatureExplanation(FeatureDecision decision, IReadOnlyList<ExperienceExplanation> carriers)
    {
        Decision = decision;
        Carriers = carriers;
    }

    /// <summary>What was decided.</summary>
    public FeatureDecision Decision { get; }

    /// <summary>The experiences that carry the feature, in config order.</summary>
    public IReadOnlyList<ExperienceExplanation> Carriers { get; }

    /// <summary>The explanation as text of several lines: what a support engineer pastes into a ticket.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"feature {Decision}\n");
        foreach (var carrier in Carriers)
        {
            carrier.AppendTo(text);
        }

        return text.ToString();
    }
}
