namespace ConvertTyped.Configuration;

/// <summary>An audience: rules that a visitor must match at every decision, or, if permanent, only until one is made.</summary>
internal sealed record ServedAudience(string Id, string? Key, bool IsPermanent, ServedRules? Rules);
