namespace ConvertTyped.Snapshots.Json;

/// <summary>Why a text is not JSON: what was expected and what is there instead, and where.</summary>
internal sealed record JsonFault(string Message, SourceSpan Span);
