using System.Globalization;

namespace ConvertTyped;

/// <summary>One variation of an experience, and the bucket values that are its own. Immutable.</summary>
/// <param name="VariationKey">The key of the variation; null when the service gave it none.</param>
/// <param name="VariationId">The id of the variation; null when the service gave it none.</param>
/// <param name="Percent">Its share of the traffic, in percent.</param>
/// <param name="Start">Its first bucket value; null when nobody is let in.</param>
/// <param name="End">The first bucket value past it; null when nobody is let in.</param>
/// <param name="HoldsVisitor">Whether the visitor's bucket value is its own.</param>
public sealed record ArmExplanation(string? VariationKey, string? VariationId, double Percent, double? Start, double? End, bool HoldsVisitor)
{
    /// <summary>The arm in one line.</summary>
    public override string ToString()
    {
        var range = Start is { } start && End is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"from {start} to under {end}")
            : "lets nobody in";
        return string.Create(CultureInfo.InvariantCulture, $"'{VariationKey ?? VariationId}' {Percent}%, {range}{(HoldsVisitor ? ", holds the visitor" : "")}");
    }
}
