namespace ConvertTyped.Snapshots.Json;

/// <summary>A name and its value inside an object, with the place of the name (its quotes included).</summary>
internal sealed record JsonMember(string Name, SourceSpan NameSpan, JsonValue Value);
