using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>Something in a config that is hardly meant.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">What it is and what comes of it, as a sentence.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record ConfigFinding(FindingKind Kind, string Message, SourceSpan Span);
