using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>Why JSON is not a config (as the end of a sentence: "it has no account_id"), and where that shows.</summary>
internal sealed record ConfigRefusal(string Reason, SourceSpan Span);
