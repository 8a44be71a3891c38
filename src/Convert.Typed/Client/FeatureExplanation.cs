using System.Globalization;
using System.Text;

namespace ConvertTyped;

/// <summary>Why a feature is on or off for a visitor: the way of each experience that carries it. Immutable.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Carriers">The experiences that carry the feature, in config order.</param>
public sealed record FeatureExplanation(FeatureDecision Decision, IReadOnlyList<ExperienceExplanation> Carriers)
{
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
