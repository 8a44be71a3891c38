using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>Looks for rules that match nobody (CONTRACT section 4).</summary>
internal static class RuleInspection
{
    private static readonly string[] MatchTypes =
    [
        "equals", "equalsNumber", "matches", "less", "lessEqual", "contains", "startsWith", "endsWith", "isIn", "regexMatches",
        "exists", "not_exists", "doesNotExist",
    ];

    public static IEnumerable<ConfigFinding> Inspect(JsonValue config) =>
        Sets(config, "audiences", "audience", "rules")
            .Concat(Sets(config, "segments", "segment", "rules"))
            .Concat(Sets(config, "locations", "location", "rules"))
            .Concat(Sets(config, "experiences", "site area of experience", "site_area"))
            .Concat(Sets(config, "goals", "goal", "rules"))
            .SelectMany(static set => Inspect(set.Owner, set.Part, set.Rules));

    private static IEnumerable<(JsonValue Owner, string Part, JsonValue? Rules)> Sets(JsonValue config, string list, string part, string member) =>
        Served.Items(config, list).Select(owner => (owner, $"{part} {Served.Name(owner)}", owner[member]));

    private static IEnumerable<ConfigFinding> Inspect(JsonValue owner, string part, JsonValue? set)
    {
        // Goals, and experiences that run everywhere, have no rules and need none.
        var mayHaveNone = part.StartsWith("goal", StringComparison.Ordinal) || part.StartsWith("site", StringComparison.Ordinal);
        if (set is null or { Kind: JsonKind.Null } && mayHaveNone)
        {
            yield break;
        }

        var rules = (
            from entry in Served.Items(set, "OR")
            where Served.Items(entry, "AND").All(static @group => Served.Items(@group, "OR_WHEN").Count > 0)
            from @group in Served.Items(entry, "AND")
            from rule in Served.Items(@group, "OR_WHEN")
            select rule).ToList();
        if (rules.Count == 0)
        {
            yield return new(FindingKind.RuleWithoutMatch, $"The {part} has no rules that anybody could match.", Served.Place(owner));
        }

        foreach (var rule in rules)
        {
            if (FaultOf(rule, needsKey: !part.StartsWith("goal", StringComparison.Ordinal)) is var (kind, fault, span))
            {
                yield return new(kind, $"A rule of the {part} matches nobody: {fault}.", span);
            }
        }
    }

    private static (FindingKind Kind, string Fault, SourceSpan Span)? FaultOf(JsonValue rule, bool needsKey)
    {
        var matching = rule["matching"];
        var type = matching?["match_type"];
        var value = rule["value"];
        if (rule["rule_type"] is { Text: "bucketed_into_experience_key" })
        {
            // The stored decision is looked at, not a match type.
            return null;
        }

        if (type is not { Kind: JsonKind.Text } || !MatchTypes.Contains(type.Text))
        {
            return Never(type is { Kind: JsonKind.Text } ? $"the match type {JsonQuote.Quote(type.Text)} is not known" : "it has no match type", type ?? rule);
        }

        if (matching!["negated"] is not { Kind: JsonKind.True or JsonKind.False })
        {
            return Never("negated is neither true nor false", matching["negated"] ?? matching);
        }

        if (value is null && type.Text is not ("exists" or "doesNotExist"))
        {
            return Never("it has no value", rule);
        }

        if (needsKey && type.Text is not ("exists" or "doesNotExist") && rule["key"] is not { Kind: JsonKind.Text })
        {
            return Never("it has no key", rule);
        }

        return type.Text switch
        {
            "regexMatches" when value is { Kind: JsonKind.Text } && !RegexSyntax.IsValid(value.Text) =>
                (FindingKind.InvalidRegularExpression, $"{JsonQuote.Quote(value.Text)} is not a regular expression of JavaScript", value.Span),
            "isIn" when value is { Kind: not (JsonKind.List or JsonKind.Text) } && matching["negated"]!.Kind == JsonKind.False =>
                Never("what it looks in is neither a list nor text", value),
            _ => null,
        };
    }

    private static (FindingKind Kind, string Fault, SourceSpan Span) Never(string fault, JsonValue place) =>
        (FindingKind.RuleWithoutMatch, fault, place.Kind is JsonKind.Object or JsonKind.List ? place.Span.FirstCharacter : place.Span);
}
