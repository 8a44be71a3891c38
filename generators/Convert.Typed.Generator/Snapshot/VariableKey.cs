namespace ConvertTyped.Generator.Snapshot;

/// <summary>Names a variable by the keys of its feature and itself.</summary>
internal sealed record VariableKey(string Feature, string Variable);
