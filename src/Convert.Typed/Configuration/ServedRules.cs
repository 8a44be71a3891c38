using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>Rules as served: any entry, in it all groups, in each any rule. An empty list at any level matches nothing.</summary>
internal sealed record ServedRules(ImmutableArray<ImmutableArray<ImmutableArray<ServedRule>>> AnyOf);
