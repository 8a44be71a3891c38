namespace ConvertTyped.Generator.Naming;

/// <summary>A part of a key between separators.</summary>
/// <param name="Name">Its C# name, never empty.</param>
/// <param name="Prefix">The key up to the end of this part.</param>
internal readonly record struct KeySegment(string Name, string Prefix);
