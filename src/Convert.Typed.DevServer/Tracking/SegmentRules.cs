using System.Collections.Frozen;
using System.Text.Json;

namespace ConvertTyped.DevServer.Tracking;

/// <summary>What the segments of a visitor may hold (CONTRACT section 1). Empty text is a segment that was emptied.</summary>
internal static class SegmentRules
{
    private static readonly FrozenSet<string> Browsers = ["IE", "CH", "FF", "OP", "SF", "OTH"];

    private static readonly FrozenSet<string> Devices = ["ALLPH", "IPH", "OTHPH", "ALLTAB", "IPAD", "OTHTAB", "DESK", "OTHDEV"];

    private static readonly FrozenSet<string> Sources = ["campaign", "search", "referral", "direct", "ai_tool"];

    private static readonly FrozenSet<string> VisitorTypes = ["new", "returning"];

    public static void Check(JsonElement segments, string path, Action<string, string> report)
    {
        if (segments.ValueKind != JsonValueKind.Object)
        {
            report(path, "It must be an object; leave it out for a visitor without segments.");
            return;
        }

        foreach (var segment in segments.EnumerateObject())
        {
            if (Fault(segment.Name, segment.Value) is { } fault)
            {
                report($"{path}.{segment.Name}", fault);
            }
        }
    }

    private static string? Fault(string name, JsonElement value) => name switch
    {
        "browser" => OneOf(value, Browsers),
        "source" => OneOf(value, Sources),
        "visitorType" => OneOf(value, VisitorTypes),
        "devices" => AllOf(value, Devices),
        "campaign" => value.ValueKind == JsonValueKind.String ? null : "It must be text.",
        "country" => IsText(value, static text => text.Length == 0 || (text.Length == 2 && text.All(char.IsAsciiLetter))) ? null : "It must be a country code of two letters.",
        "customSegments" => IsListOf(value, static id => id.ValueKind is JsonValueKind.String or JsonValueKind.Number) ? null : "It must be a list of segment ids.",
        // A full stack project may send fields of its own.
        _ => null,
    };

    private static string? OneOf(JsonElement value, FrozenSet<string> known) =>
        IsText(value, text => text.Length == 0 || known.Contains(text)) ? null : $"It must be one of {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private static string? AllOf(JsonElement value, FrozenSet<string> known) =>
        IsListOf(value, entry => IsText(entry, known.Contains)) ? null : $"It must be a list of {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private static bool IsText(JsonElement value, Func<string, bool> isKnown) => value.ValueKind == JsonValueKind.String && isKnown(value.GetString()!);

    private static bool IsListOf(JsonElement value, Func<JsonElement, bool> isEntry) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(isEntry);
}
