using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Naming;

/// <summary>An attribute with the name of its property.</summary>
/// <param name="Name">Free of collisions in its class.</param>
/// <param name="Model">The attribute.</param>
/// <param name="ValuesName">The nested class with constants for what rules compare it with.</param>
/// <param name="Values">Those constants, by name; none when rules name no texts.</param>
internal sealed record NamedAttribute(string Name, AttributeModel Model, string ValuesName, IReadOnlyList<NamedValue> Values);
