namespace ConvertTyped.Configuration;

/// <summary>Rules as served: any entry, in it all groups, in each any rule. An empty list at any level matches nothing.</summary>
internal sealed record ServedRules(ServedRule[][][] AnyOf)
{
    /// <summary>The rules in the order they are written.</summary>
    public IEnumerable<ServedRule> All => AnyOf.SelectMany(static groups => groups).SelectMany(static group => group);
}
