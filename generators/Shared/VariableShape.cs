using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>A declared variable of a feature. Its key is null unless it is text that is not empty, its type unless it is a known one.</summary>
internal sealed record VariableShape(string? Key, VariableType? Type, JsonValue Source)
{
    /// <summary>Where the key stands; without one, where the variable begins.</summary>
    public SourceSpan KeySpan => Source["key"]?.Span ?? Source.Span.FirstCharacter;

    /// <summary>Where the type stands; without one, where the variable begins.</summary>
    public SourceSpan TypeSpan => Source["type"]?.Span ?? Source.Span.FirstCharacter;
}
