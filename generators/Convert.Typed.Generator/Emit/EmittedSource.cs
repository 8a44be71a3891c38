using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>A file of the generated code of a snapshot.</summary>
internal sealed record EmittedSource(RootIdentity Root, string Text);
