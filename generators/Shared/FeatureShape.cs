using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>A feature of a config. Its key is null unless it is text that is not empty.</summary>
internal sealed record FeatureShape(string? Id, string? Name, string? Key, IReadOnlyList<VariableShape> Variables, JsonValue Source)
{
    /// <summary>Where the key stands; without one, where the feature begins.</summary>
    public SourceSpan KeySpan => Source["key"]?.Span ?? Source.Span.FirstCharacter;
}
