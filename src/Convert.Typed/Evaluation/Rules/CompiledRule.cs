using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>One rule, ready to be asked (CONTRACT section 4). An invalid one matches nobody, negated or not.</summary>
internal sealed class CompiledRule
{
    private readonly string? key;
    private readonly RuleComparison? comparison;
    private readonly bool negated;

    public CompiledRule(ServedRule served, RegexTimeoutCounter timeouts)
    {
        Served = served;
        key = served.Key;
        negated = served.Negated ?? false;
        comparison = served is { MatchType: { } matchType, Negated: not null }
            ? RuleComparison.Create(matchType, served.Value, timeouts)
            : null;
    }

    /// <summary>The rule as the service wrote it, for those who ask why.</summary>
    public ServedRule Served { get; }

    public bool Matches(in AttributeLayers attributes)
    {
        if (comparison is null)
        {
            return false;
        }

        var outcome = key is not null && attributes.TryGetValue(key, out var value) ? comparison.Compare(value) : comparison.Absent;
        return outcome switch
        {
            RuleOutcome.Matched => !negated,
            RuleOutcome.NotMatched => negated,
            _ => false,
        };
    }
}
