namespace Microsoft.CodeAnalysis;

/// <summary>Hides a type from projects that see the internals of this one, and have the real one.</summary>
[Embedded]
internal sealed class EmbeddedAttribute : Attribute;
