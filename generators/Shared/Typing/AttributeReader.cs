namespace ConvertTyped.Snapshots.Typing;

/// <summary>What reads an attribute; its key is what people know it by, else its id, else nothing.</summary>
internal sealed record AttributeReader(RuleOwner Owner, string? Key);
