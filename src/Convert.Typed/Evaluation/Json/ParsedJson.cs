using ConvertTyped.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>What a type made of a value. Immutable, so that one reference write publishes it.</summary>
/// <param name="Type">The type that read it.</param>
/// <param name="Fits">Whether it could.</param>
/// <param name="Value">What it became.</param>
internal sealed record ParsedJson<T>(JsonType<T> Type, bool Fits, T? Value);
