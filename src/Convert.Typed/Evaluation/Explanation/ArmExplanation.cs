using System.Globalization;

namespace ConvertTyped;

/// <summary>One variation of an experience, and the bucket values that are its own. Immutable.</summary>
public sealed record ArmExplanation
{
    internal ArmExplanation(string? variationKey, string? variationId, double percent, double? start, double? end, bool holdsVisitor)
    {
        VariationKey = variationKey;
        VariationId = variationId;
        Percent = percent;
        Start = start;
        End = end;
        HoldsVisitor = holdsVisitor;
    }

    /// <summary>The key of the variation; null when the service gave it none.</summary>
    public string? VariationKey { get; }

    /// <summary>The id of the variation; null when the service gave it none.</summary>
    public string? VariationId { get; }

    /// <summary>Its share of the traffic, in percent.</summary>
    public double Percent { get; }

    /// <summary>Its first bucket value; null when nobody is let in.</summary>
    public double? Start { get; }

    /// <summary>The first bucket value past it; null when nobody is let in.</summary>
    public double? End { get; }

    /// <summary>Whether the visitor's bucket value is its own.</summary>
    public bool HoldsVisitor { get; }

    /// <summary>The arm in one line.</summary>
    public override string ToString()
    {
        var range = Start is { } start && End is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"from {start} to under {end}")
            : "lets nobody in";
        return string.Create(CultureInfo.InvariantCulture, $"'{VariationKey ?? VariationId}' {Percent}%, {range}{(HoldsVisitor ? ": the visitor falls here" : "")}");
    }
}
