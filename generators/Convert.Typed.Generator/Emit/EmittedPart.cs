namespace ConvertTyped.Generator.Emit;

/// <summary>One generated file.</summary>
/// <param name="Name">What it holds of the root class; empty for the class itself.</param>
/// <param name="Text">The code.</param>
internal sealed record EmittedPart(string Name, string Text);
