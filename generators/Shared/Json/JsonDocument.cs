namespace ConvertTyped.Snapshots.Json;

/// <summary>
/// What could be read of a text: the whole value when there is no <paramref name="Fault"/>, else the part before it, or
/// nothing when not even a value begins.
/// </summary>
internal sealed record JsonDocument(JsonValue? Root, JsonFault? Fault);
