using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>The generated code of a snapshot.</summary>
internal sealed record EmittedSource(RootIdentity Root, string Text);
