namespace ConvertTyped.Generator.Emit;

/// <summary>What the generated files of a root class begin with.</summary>
/// <param name="Root">The full name of the class.</param>
/// <param name="Beginning">The beginning of the files' names.</param>
internal sealed record HintName(string Root, string Beginning)
{
    /// <param name="part">Which part of the generated code; empty is the root class itself.</param>
    public string Of(string part) => part.Length == 0 ? $"{Beginning}.g.cs" : $"{Beginning}.{part}.g.cs";
}
