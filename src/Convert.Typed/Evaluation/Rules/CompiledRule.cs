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

    /// <summary>The name of the attribute it looks at; null when the rule names none.</summary>
    public string? Key => key;

    /// <summary>Why the rule can match nobody, negated or not; null when it can.</summary>
    public string? Fault()
    {
        if (served.MatchType is null || served.Negated is null)
        {
            return "needs matching.match_type (text) and matching.negated (boolean)";
        }

        if (comparison is null)
        {
            return served.Value is null ? "has no value to compare with" : $"has the unknown match type '{served.MatchType}'";
        }

        return comparison.IsSound ? null : $"has no regular expression that JavaScript would take: {served.Value}";
    }

    /// <param name="attributes">What the rule looks at.</param>
    /// <param name="group">Where the rule stands, for the trace.</param>
    /// <param name="trace">Takes down the answer; null when nobody wants to know.</param>
    public bool Matches(in AttributeLayers attributes, RulePlace group, DecisionTrace? trace)
    {
        AttributeValue value = default;
        var isPresent = key is not null && attributes.TryGetValue(key, out value);
        var outcome = comparison is null ? RuleOutcome.Never : isPresent ? comparison.Compare(value) : comparison.Absent;
        var isMatched = outcome == (negated ? RuleOutcome.NotMatched : RuleOutcome.Matched);
        trace?.Rule(served, group, isPresent ? value : default(AttributeValue?), isMatched, Fault());
        return isMatched;
    }
}
