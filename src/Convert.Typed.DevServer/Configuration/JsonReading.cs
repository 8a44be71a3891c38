using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.DevServer.Configuration;

/// <summary>Reads a config as tolerantly as its readers do: what is absent, null or of another kind is not there.</summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string? TextMember(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An id, which may be written as text or as a number.</summary>
    public static string? IdentifierMember(this JsonElement element, string name) => element.Member(name)?.Identifier();

    public static string? Identifier(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static bool IsTrue(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> ListMember(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A percentage: absent is 100, null is 0, and numeric text is a number.</summary>
    public static double PercentMember(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var percent))
        {
            return 100;
        }

        return percent.ValueKind switch
        {
            JsonValueKind.Number => percent.GetDouble(),
            JsonValueKind.String when double.TryParse(percent.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => 0,
        };
    }
}
