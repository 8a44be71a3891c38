using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>A rule that reads an attribute.</summary>
/// <param name="Key">The attribute's name; the empty one is a name like any other.</param>
/// <param name="RuleType">How the rule was entered; null when it is no text.</param>
/// <param name="MatchType">The comparison; null when it is no text.</param>
/// <param name="Value">What to compare with; null when there is none.</param>
internal sealed record RuleShape(string Key, string? RuleType, string? MatchType, JsonValue? Value);
