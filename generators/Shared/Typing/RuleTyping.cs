using System.Globalization;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Typing;

/// <summary>What one rule says about the attribute that it reads: how it compares is in CONTRACT section 4.</summary>
internal static class RuleTyping
{
    /// <summary>Longer texts make no names that anybody would write.</summary>
    private const int LongestValue = 100;

    /// <param name="rule">The rule.</param>
    /// <param name="segment">The enumeration that the attribute is, if all rules agree to it.</param>
    /// <returns>The type that the rule asks for; null when it takes any. Text matches every rule, other types not.</returns>
    public static AttributeType? Asks(RuleShape rule, AttributeType? segment)
    {
        if (segment is { } enumeration)
        {
            return IsWithin(rule, enumeration) ? enumeration : AttributeType.Text;
        }

        return Declared(rule) switch
        {
            AttributeType.Boolean => IsBoolean(rule.Value) ? AttributeType.Boolean : AttributeType.Text,
            AttributeType.Number => IsNumber(rule) ? AttributeType.Number : AttributeType.Text,
            var declared => declared,
        };
    }

    /// <summary>The texts that the rule names; none where a text is a pattern, a limit, or a value of another type.</summary>
    public static IEnumerable<string> Values(RuleShape rule) => (rule.MatchType switch
    {
        "equals" or "equalsNumber" or "matches" or "contains" or "startsWith" or "endsWith" when rule.Value is { Kind: JsonKind.Text } value => [value.Text],

        // The service lower-cases this list, and not what is looked for in it.
        "isIn" => Items(rule.Value).Where(static item => item.All(static character => character < 0x80)).Select(static item => item.ToLowerInvariant()),
        _ => Enumerable.Empty<string>(),
    }).Where(static value => value.Length is > 0 and <= LongestValue);

    private static AttributeType? Declared(RuleShape rule) => rule.RuleType switch
    {
        "generic_bool_key_value" => AttributeType.Boolean,
        "generic_numeric_key_value" => AttributeType.Number,
        "generic_text_key_value" => AttributeType.Text,
        _ when rule.MatchType is "less" or "lessEqual" or "equalsNumber" => AttributeType.Number,
        _ => rule.Value?.Kind switch
        {
            JsonKind.True or JsonKind.False => AttributeType.Boolean,
            JsonKind.Number => AttributeType.Number,
            JsonKind.Text => AttributeType.Text,
            _ => null,
        },
    };

    /// <summary>Whether the texts of the enumeration can match the rule, in any case.</summary>
    private static bool IsWithin(RuleShape rule, AttributeType enumeration) =>
        rule.MatchType is "equals" or "matches" or "isIn" or "exists" or "not_exists" or "doesNotExist"
        && rule.Value?.Kind is null or JsonKind.Null or JsonKind.Text or JsonKind.List
        && Items(rule.Value).All(item => ReportSegments.TextsOf(enumeration).Contains(item, StringComparer.OrdinalIgnoreCase));

    private static bool IsBoolean(JsonValue? value) =>
        value?.Kind is null or JsonKind.Null or JsonKind.True or JsonKind.False
        || (value.Kind == JsonKind.Text && (value.Text.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Text.Equals("false", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// Whether a number can match the rule. Limits are compared as numbers; anything else as text, where "5" is the number 5 and
    /// "5.0" is none.
    /// </summary>
    private static bool IsNumber(RuleShape rule)
    {
        if (rule.Value is not { Kind: not JsonKind.Null } value)
        {
            return true;
        }

        var isLimit = rule.MatchType is "less" or "lessEqual";
        return value.Kind == JsonKind.Number
            || (value.Kind is JsonKind.Text or JsonKind.List && Items(value).All(item => double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && (isLimit ? IsPlain(item) : number.ToString("R", CultureInfo.InvariantCulture) == item && IsPlain(item))));
    }

    private static bool IsPlain(string number) => number.All(static character => character is (>= '0' and <= '9') or '.' or '-');

    /// <summary>The texts of a value: of a list its items, of a text its parts between bars.</summary>
    private static IEnumerable<string> Items(JsonValue? value) => value?.Kind switch
    {
        JsonKind.Text => value.Text.Split('|'),
        JsonKind.List => value.Items.Select(static item => item.Text),
        _ => [],
    };
}
