using System.Text.Json;

namespace ConvertTyped.Conformance;

/// <summary>Compares recorded JSON with our values: numbers as IEEE doubles, objects in any order, lists in order.</summary>
internal static class JsonComparison
{
    /// <summary>Whether a cast value is the recorded one. Our "no value" is recorded as null, NaN or undefined.</summary>
    public static bool Matches(JsonElement expected, object? actual) => actual switch
    {
        null => expected.ValueKind == JsonValueKind.Null || Special(expected) is "NaN" or "undefined",
        bool boolean => expected.ValueKind == (boolean ? JsonValueKind.True : JsonValueKind.False),
        long integer => NumberOf(expected) is { } number && number == integer,
        double real => NumberOf(expected) is { } number && number == real,
        string text => TextOf(expected) is { } recorded && string.Equals(recorded, text, StringComparison.Ordinal),
        JsonElement element => Matches(expected, element),
        _ => false,
    };

    private static bool Matches(JsonElement expected, JsonElement actual) => actual.ValueKind switch
    {
        JsonValueKind.Number => NumberOf(expected) is { } number && number == actual.GetDouble(),
        _ => expected.ValueKind == actual.ValueKind && AttributeValue.FromJson(expected) == AttributeValue.FromJson(actual),
    };

    // What JSON cannot say is written as an object with the one member $.
    private static string? Special(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$", out var name) ? name.GetString() : null;

    private static double? NumberOf(JsonElement element) => Special(element) switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "-0" => 0,
        _ => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null,
    };

    private static string? TextOf(JsonElement element) => AttributeValue.FromJson(element).TryGetText(out var text) ? text : null;
}
