namespace ConvertTyped.Configuration;

/// <summary>Rules under an id and a key: a segment, a location or a goal.</summary>
internal sealed record ServedRuleSet(string Id, string? Key, ServedRules? Rules)
{
    /// <summary>Of a goal: whether its conversions have a worth. It decides nothing.</summary>
    public bool HasTransactions { get; init; }
}
