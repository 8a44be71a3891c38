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
