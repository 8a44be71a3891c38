namespace ConvertTyped;

/// <summary>One rule that was asked. Immutable.</summary>
/// <param name="Attribute">The name of the attribute it looks at; null when the rule names none.</param>
/// <param name="MatchType">How it compares; null when the rule does not say, which makes it invalid.</param>
/// <param name="IsNegated">Whether its answer is turned round.</param>
/// <param name="Value">What it compares with; null when the rule has no value.</param>
/// <param name="Seen">The attribute's value; null when the visitor has no such attribute.</param>
/// <param name="IsMatched">Whether the rule matched, negation included.</param>
public sealed record RuleExplanation(string? Attribute, string? MatchType, bool IsNegated, AttributeValue? Value, AttributeValue? Seen, bool IsMatched)
{
    /// <summary>The rule in one line: <c>country equals "US": "CA", no</c>.</summary>
    public override string ToString()
    {
        var comparison = MatchType is null ? "(no match type)" : IsNegated ? $"not {MatchType}" : MatchType;
        var seen = Seen is { } value ? value.ToString() : "absent";
        return $"{Attribute ?? "(no attribute)"} {comparison} {Value?.ToString() ?? "(no value)"}: {seen}, {(IsMatched ? "yes" : "no")}";
    }
}
