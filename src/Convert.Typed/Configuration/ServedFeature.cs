using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>A feature: a name for a set of variables. Their values exist only inside variations.</summary>
internal sealed record ServedFeature(string Id, string Key, ImmutableArray<ServedVariable> Variables);
