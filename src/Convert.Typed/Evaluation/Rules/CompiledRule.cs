using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>One rule, ready to be asked (CONTRACT section 4). An invalid one matches nobody, negated or not.</summary>
internal sealed class CompiledRule
{
    private readonly ServedRule served;
    private readonly string? key;
    private readonly RuleComparison? comparison;
    private readonly bool negated;

    public CompiledRule(ServedRule served, RegexTimeoutCounter timeouts)
    {
        this.served = served;
        key = served.Key;
        negated = served.Negated ?? false;
        comparison = served is { MatchType: { } matchType, Negated: not null }
            ? RuleComparison.Create(matchType, served.Value, timeouts)
            : null;
    }

    /// <summary>Why the rule can match nobody; null when it can.</summary>
    public string? Fault => comparison switch
    {
        null when served.MatchType is null || served.Negated is null => null, // Told by the reader.
        null when served.Value is null => "has no value to compare with",
        null => $"has the unknown match type '{served.MatchType}'",
        { IsSound: false } => $"has no regular expression that JavaScript would take: {served.Value}",
        _ => null,
    } is { } fault ? $"The rule on '{key}' {fault}; it matches nobody." : null;

    public bool Matches(in AttributeLayers attributes, DecisionTrace? trace)
    {
        AttributeValue value = default;
        var isPresent = key is not null && attributes.TryGetValue(key, out value);
        var outcome = comparison is null ? RuleOutcome.Never : isPresent ? comparison.Compare(value) : comparison.Absent;
        var isMatched = outcome == (negated ? RuleOutcome.NotMatched : RuleOutcome.Matched);
        trace?.Rule(served, isPresent ? value : default(AttributeValue?), isMatched);
        return isMatched;
    }
}
