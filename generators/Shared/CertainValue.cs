using System.Globalization;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>
/// Whether a served value certainly reads as a type. The casts of the service (CONTRACT section 5) accept more than this; what
/// they make of odd values is not worth a promise that a member is never null.
/// </summary>
internal static class CertainValue
{
    /// <summary>Whole numbers up to here have one form as text, and fit into every type that holds them.</summary>
    private const double LargestExactInteger = 9007199254740991;

    /// <summary>Whether a feature that these changes turn on always has a value of a variable. Nothing is known of one that is never on.</summary>
    public static bool IsAlwaysSet(IReadOnlyList<FeatureChange> changes, string variable, VariableType type) =>
        changes.Count > 0 && changes.All(change => change.Values.TryGetValue(variable, out var value) && Reads(value, type));

    public static bool Reads(JsonValue value, VariableType type) => type switch
    {
        VariableType.Boolean or VariableType.Text => IsScalar(value),
        VariableType.Integer => IsNumeric(value, LargestExactInteger),
        VariableType.Float => IsNumeric(value, double.MaxValue),
        VariableType.Json => IsJson(value),
        _ => false,
    };

    private static bool IsScalar(JsonValue value) => value.Kind is JsonKind.Text or JsonKind.Number or JsonKind.True or JsonKind.False;

    private static bool IsNumeric(JsonValue value, double limit) => value.Kind switch
    {
        JsonKind.True or JsonKind.False => true,
        JsonKind.Number => IsWithin(value.Text, limit),
        JsonKind.Text => IsPlainNumber(value.Text) && IsWithin(value.Text, limit),
        _ => false,
    };

    private static bool IsJson(JsonValue value) => value.Kind switch
    {
        JsonKind.List or JsonKind.Object or JsonKind.True or JsonKind.False => true,
        JsonKind.Number => IsWithin(value.Text, double.MaxValue),
        JsonKind.Text => JsonReader.Read(value.Text) is { Fault: null, Root.Kind: not JsonKind.Null },
        _ => false,
    };

    /// <summary>Digits, with a sign before and a fraction after them if need be: no exponent, no white space.</summary>
    private static bool IsPlainNumber(string text) =>
        text.All(static character => character is (>= '0' and <= '9') or '-' or '.')
        && JsonReader.Read(text).Root is { Kind: JsonKind.Number } number
        && number.Span.Length == text.Length;

    private static bool IsWithin(string number, double limit) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit;
}
