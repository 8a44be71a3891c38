namespace ConvertTyped;

/// <summary>One rule that was asked. Immutable.</summary>
public sealed record RuleExplanation
{
    internal RuleExplanation(string? attribute, string? matchType, bool isNegated, AttributeValue? value, AttributeValue? seen, bool isMatched)
    {
        Attribute = attribute;
        MatchType = matchType;
        IsNegated = isNegated;
        Value = value;
        Seen = seen;
        IsMatched = isMatched;
    }

    /// <summary>The name of the attribute it looks at; null when the rule names none.</summary>
    public string? Attribute { get; }

    /// <summary>How it compares; null when the rule does not say, which makes it invalid.</summary>
    public string? MatchType { get; }

    /// <summary>Whether its answer is turned round.</summary>
    public bool IsNegated { get; }

    /// <summary>What it compares with; null when the rule has no value.</summary>
    public AttributeValue? Value { get; }

    /// <summary>The attribute's value; null when the visitor has no such attribute.</summary>
    public AttributeValue? Seen { get; }

    /// <summary>Whether the rule matched, negation included.</summary>
    public bool IsMatched { get; }

    /// <summary>The rule in one line: <c>country equals "US": "CA", no</c>.</summary>
    public override string ToString()
    {
        var comparison = MatchType is null ? "(no match type)" : IsNegated ? $"not {MatchType}" : MatchType;
        var seen = Seen is { } value ? value.ToString() : "absent";
        return $"{Attribute ?? "(no attribute)"} {comparison} {Value?.ToString() ?? "(no value)"}: {seen}, {(IsMatched ? "yes" : "no")}";
    }
}
