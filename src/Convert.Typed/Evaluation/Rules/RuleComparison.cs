namespace ConvertTyped.Evaluation;

/// <summary>
/// One rule's comparison (CONTRACT section 4), prepared once so that each visitor's attribute is only compared. Thread-safe.
/// </summary>
internal abstract class RuleComparison
{
    /// <summary>What it says of a visitor who has no such attribute.</summary>
    public virtual RuleOutcome Absent => RuleOutcome.Never;

    /// <summary>Whether it can match anybody: a regular expression that is none cannot.</summary>
    public virtual bool IsSound => true;

    /// <summary>The comparison of a match type with a rule's value; null when such a rule is invalid.</summary>
    /// <param name="matchType">The match type; one that is not known makes the rule invalid.</param>
    /// <param name="value">The rule's value; null when the rule has none, which only some match types allow.</param>
    /// <param name="timeouts">Counts the matches of a regular expression that took too long.</param>
    public static RuleComparison? Create(string matchType, AttributeValue? value, RegexTimeoutCounter? timeouts = null)
    {
        switch (matchType)
        {
            case "exists":
                return new ExistenceComparison(found: RuleOutcome.Matched, empty: RuleOutcome.NotMatched, absent: RuleOutcome.NotMatched);
            case "doesNotExist":
                return new ExistenceComparison(found: RuleOutcome.NotMatched, empty: RuleOutcome.Matched, absent: RuleOutcome.Matched);
            default:
                return value is { } given ? Create(matchType, given, timeouts) : null;
        }
    }

    /// <summary>Compares a visitor's attribute. Text in ASCII, numbers, booleans and null cost no allocation.</summary>
    public abstract RuleOutcome Compare(in AttributeValue attribute);

    protected static RuleOutcome OutcomeOf(bool matched) => matched ? RuleOutcome.Matched : RuleOutcome.NotMatched;

    private static RuleComparison? Create(string matchType, in AttributeValue value, RegexTimeoutCounter? timeouts) => matchType switch
    {
        "equals" or "equalsNumber" or "matches" => new EqualityComparison(value),
        "less" => new OrderComparison(value, orEqual: false),
        "lessEqual" => new OrderComparison(value, orEqual: true),
        "contains" => new ContainsComparison(value),
        "startsWith" => new StartComparison(value),
        "endsWith" => new EndComparison(value),
        "isIn" => new MembershipComparison(value),
        "regexMatches" => new RegexComparison(value, timeouts),
        "not_exists" => new ExistenceComparison(found: RuleOutcome.NotMatched, empty: RuleOutcome.Matched, absent: RuleOutcome.Never),
        _ => null,
    };
}
