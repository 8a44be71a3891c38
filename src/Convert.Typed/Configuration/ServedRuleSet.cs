namespace ConvertTyped.Configuration;

/// <summary>Rules under an id and a key: a segment, a location or a goal.</summary>
internal sealed record ServedRuleSet(string Id, string? Key, ServedRules? Rules);
