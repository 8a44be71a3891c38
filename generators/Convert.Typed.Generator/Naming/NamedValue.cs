using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Naming;

/// <summary>A text that rules compare an attribute with, and the name of its constant; since when none does, or null.</summary>
internal readonly record struct NamedValue(string Name, string Text, Retirement? Retirement);
