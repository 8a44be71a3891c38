using ConvertTyped.Configuration;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>One rule that was asked. Immutable.</summary>
public sealed record RuleExplanation
{
    internal RuleExplanation(ServedRule rule, RulePlace place, AttributeValue? seen, bool isMatched, string? fault)
    {
        Entry = place.Entry;
        Group = place.Group;
        Attribute = rule.Key;
        MatchType = rule.MatchType;
        IsNegated = rule.Negated ?? false;
        Value = rule.Value;
        Seen = seen;
        IsMatched = isMatched;
        Fault = fault;
    }

    /// <summary>The number of the entry the rule stands in, from 1. One entry must match.</summary>
    public int Entry { get; }

    /// <summary>The number of the group in its entry, from 1. All groups of an entry must match, each by any of its rules.</summary>
    public int Group { get; }

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

    /// <summary>Why the rule can match nobody; null when it can.</summary>
    public string? Fault { get; }

    /// <summary>The rule in one line, after its entry and group: <c>1.1 country equals "US": "CA", no</c>.</summary>
    public override string ToString()
    {
        var comparison = MatchType is null ? "(no match type)" : IsNegated ? $"not {MatchType}" : MatchType;
        var seen = Seen is { } value ? value.ToString() : "absent";
        var answer = Fault is null ? IsMatched ? "yes" : "no" : $"no: it {Fault}";
        return $"{Entry}.{Group} {Attribute ?? "(no attribute)"} {comparison} {Value?.ToString() ?? "(no value)"}: {seen}, {answer}";
    }
}
