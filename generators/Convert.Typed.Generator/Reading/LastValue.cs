using System.Globalization;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Reading;

/// <summary>The one value that a variable of a retired feature had.</summary>
internal static class LastValue
{
    /// <summary>What the client would have read, as bool, long, double or string; null when that is not certain. Odd values, which it casts, are not worth a promise.</summary>
    public static object? Of(RetiredVariable variable)
    {
        if (!variable.IsAlwaysSet || variable is not { Shape.Type: { } type, LastValue: { } value } || !CertainValue.Reads(value, type))
        {
            return null;
        }

        return (type, value.Kind) switch
        {
            (VariableType.Boolean, JsonKind.True) => true,
            (VariableType.Boolean, JsonKind.False) => false,
            (VariableType.Integer, JsonKind.Number or JsonKind.Text) when long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            (VariableType.Float, JsonKind.Number or JsonKind.Text) when double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            (VariableType.Text, JsonKind.Text) => value.Text,
            _ => null,
        };
    }
}
