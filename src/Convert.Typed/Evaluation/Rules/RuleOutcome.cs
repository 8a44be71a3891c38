namespace ConvertTyped.Evaluation;

/// <summary>What a comparison says before its rule's negation.</summary>
internal enum RuleOutcome
{
    /// <summary>The rule is false, negated or not: there was nothing to compare.</summary>
    Never = 0,

    /// <summary>The comparison is false; negated, the rule is true.</summary>
    NotMatched = 1,

    /// <summary>The comparison is true; negated, the rule is false.</summary>
    Matched = 2,
}
