using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>Values of a feature's variables, cast to the type that the feature declares (CONTRACT section 5).</summary>
internal static class VariableCast
{
    // The doubles that a long holds: from the first on, below the second.
    private const double SmallestLong = -9223372036854775808.0;
    private const double PastLargestLong = 9223372036854775808.0;

    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>
    /// The value as a variable of a type, boxed: a <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>,
    /// <see cref="string"/>, or for type <c>json</c> a <see cref="JsonElement"/> with a document of its own. Null is "no value".
    /// </summary>
    /// <remarks>An integer beyond a long stays a double: <c>1e300</c>, or infinite.</remarks>
    /// <param name="type">The declared type; of one that is not known the value comes back as it is.</param>
    /// <param name="raw">The value in the config.</param>
    public static object? Cast(string? type, JsonElement raw) => type switch
    {
        "boolean" => IsTrue(raw) ? True : False,
        "integer" => IntegerOf(raw),
        "float" => NumberOf(raw, JavaScriptNumber.ParseFloat),
        "string" => TextOf(raw),
        "json" => JsonOf(raw),
        _ => AsServed(raw),
    };

    /// <summary>Whether values are cast to this type; of any other they come back as they are.</summary>
    public static bool IsKnown(string? type) => type is "boolean" or "integer" or "float" or "string" or "json";

    /// <summary>The value of a variable that the feature does not declare: as it is, boxed. Null is JSON's null.</summary>
    public static object? AsServed(JsonElement raw) => raw.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => raw.GetDouble(),
        JsonValueKind.String => JsonAttributes.Text(raw),
        JsonValueKind.Object or JsonValueKind.Array => raw.Clone(),
        _ => null,
    };

    private static bool IsTrue(JsonElement raw) => raw.ValueKind switch
    {
        JsonValueKind.Number => raw.GetDouble() is not 0,
        JsonValueKind.String => JsonAttributes.Text(raw) is not ("" or "false"),
        JsonValueKind.True or JsonValueKind.Object or JsonValueKind.Array => true,
        _ => false,
    };

    [SuppressMessage("Performance", "CA1859:Use concrete types when possible", Justification = "It boxes a long or a double; the rule overlooks the first.")]
    private static object? IntegerOf(JsonElement raw)
    {
        if (NumberOf(raw, JavaScriptNumber.ParseInteger) is not { } number)
        {
            return null;
        }

        if (number is >= SmallestLong and < PastLargestLong)
        {
            return (long)number;
        }

        return number;
    }

    private static double? NumberOf(JsonElement raw, Func<ReadOnlySpan<char>, double> parse)
    {
        var number = raw.ValueKind switch
        {
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => parse(TextOf(raw)),
        };
        return double.IsNaN(number) ? null : number;
    }

    private static string TextOf(JsonElement raw) => JavaScriptText.Of(JsonAttributes.Read(raw));

    private static JsonElement JsonOf(JsonElement raw) => raw.ValueKind switch
    {
        JsonValueKind.String => Parse(JsonAttributes.Text(raw)) ?? raw.Clone(),
        JsonValueKind.Number when !double.IsFinite(raw.GetDouble()) => Quoted(TextOf(raw)),
        _ => raw.Clone(),
    };

    // A lone surrogate cannot be encoded, and is no strict JSON either.
    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, JsonAttributes.Parsing);
            return document.RootElement.Clone();
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return null;
        }
    }

    // A number too large for a double has become infinite on reading, and its text is no JSON, so it stays text.
    private static JsonElement Quoted(string text)
    {
        using var document = JsonDocument.Parse($"\"{text}\"");
        return document.RootElement.Clone();
    }
}
