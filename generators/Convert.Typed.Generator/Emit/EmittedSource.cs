using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>The generated code of a snapshot: a file for the features, and one for each of the other lists that is not empty.</summary>
internal sealed record EmittedSource(RootIdentity Root, EquatableArray<EmittedPart> Parts);
