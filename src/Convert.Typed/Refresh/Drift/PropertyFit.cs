using System.Globalization;
using ConvertTyped.Configuration;

namespace ConvertTyped.Refresh;

/// <summary>Whether what a property can hold can ever match a rule (CONTRACT section 4).</summary>
internal static class PropertyFit
{
    public static bool CanMatch(string type, ServedRule rule) =>
        rule.Value is not { Kind: not AttributeKind.Null } value || rule.MatchType is "exists" or "not_exists" or "doesNotExist" || (type switch
        {
            "number" => IsNumeric(rule.MatchType, value),
            "boolean" => value.Kind == AttributeKind.Boolean || (value.TryGetText(out var text) && bool.TryParse(text, out _)),
            "browser" => IsAnyOf(value, "IE", "CH", "FF", "OP", "SF", "OTH"),
            "devices" => IsAnyOf(value, "ALLPH", "IPH", "OTHPH", "ALLTAB", "IPAD", "OTHTAB", "DESK", "OTHDEV"),
            "source" => IsAnyOf(value, "campaign", "search", "referral", "direct", "ai_tool"),
            "visitorType" => IsAnyOf(value, "new", "returning"),
            _ => true,
        });

    // What is no limit is compared as text, and a pattern or a part of a text can match digits.
    private static bool IsNumeric(string? matchType, in AttributeValue value) => matchType switch
    {
        "regexMatches" => true,
        "less" or "lessEqual" => value.Kind == AttributeKind.Number || (value.TryGetText(out var limit) && double.TryParse(limit, NumberStyles.Number, CultureInfo.InvariantCulture, out _)),
        _ => value.Kind == AttributeKind.Number || Array.Exists(Texts(value), static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)),
    };

    private static bool IsAnyOf(in AttributeValue value, params string[] texts) => Array.Exists(Texts(value), text => texts.Contains(text, StringComparer.OrdinalIgnoreCase));

    private static string[] Texts(in AttributeValue value)
    {
        if (value.TryGetText(out var text))
        {
            return text.Split('|');
        }

        return value.TryGetList(out var items) ? Array.ConvertAll(items.ToArray(), static item => item.TryGetText(out var inner) ? inner : item.ToString()) : [];
    }
}
