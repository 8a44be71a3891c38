namespace ConvertTyped.Generator.Naming;

/// <summary>A text that rules compare an attribute with, and the name of its constant.</summary>
internal readonly record struct NamedValue(string Name, string Text);
