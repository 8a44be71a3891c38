namespace ConvertTyped.Configuration;

/// <summary>One rule: an attribute compared with a value.</summary>
/// <param name="RuleType">Says how the rule was entered; only mutual exclusion reads it.</param>
/// <param name="Key">The attribute's name; null when the rule names none.</param>
/// <param name="Value">What to compare with; no value when the rule has none, which is not the same as null.</param>
/// <param name="MatchType">The comparison; null when it is missing or no text.</param>
/// <param name="Negated">Null when it is missing or no boolean: the rule is invalid then.</param>
internal sealed record ServedRule(string? RuleType, string? Key, AttributeValue? Value, string? MatchType, bool? Negated);
