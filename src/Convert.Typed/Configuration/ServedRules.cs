using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>Rules as served: any entry, in it all groups, in each any rule. An empty list at any level matches nothing.</summary>
internal sealed record ServedRules(ImmutableArray<ImmutableArray<ImmutableArray<ServedRule>>> AnyOf);

/// <summary>One rule: an attribute compared with a value.</summary>
/// <param name="RuleType">Says how the rule was entered; only mutual exclusion reads it.</param>
/// <param name="Key">The attribute's name; null when the rule names none.</param>
/// <param name="Value">What to compare with; no value when the rule has none, which is not the same as null.</param>
/// <param name="MatchType">The comparison; null when it is missing or no text.</param>
/// <param name="Negated">Null when it is missing or no boolean: the rule is invalid then.</param>
internal sealed record ServedRule(string? RuleType, string? Key, AttributeValue? Value, string? MatchType, bool? Negated);

/// <summary>Rules under an id and a key: a segment, a location or a goal.</summary>
internal sealed record ServedRuleSet(string Id, string? Key, ServedRules? Rules);

/// <summary>An audience: rules that a visitor must match at every decision, or, if permanent, only until one is made.</summary>
internal sealed record ServedAudience(string Id, string? Key, bool IsPermanent, ServedRules? Rules);
