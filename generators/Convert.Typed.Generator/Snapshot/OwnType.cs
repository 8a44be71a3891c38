namespace ConvertTyped.Generator.Snapshot;

/// <summary>A type of the project that a json variable is read as. Both names are full and can be emitted.</summary>
/// <param name="Type">The type.</param>
/// <param name="Context">The project's serializer context that knows it.</param>
/// <param name="Property">The property of the context that has it.</param>
internal sealed record OwnType(string Type, string Context, string Property);
