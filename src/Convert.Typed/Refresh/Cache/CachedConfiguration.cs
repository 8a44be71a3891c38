namespace ConvertTyped.Refresh;

/// <summary>A config that an earlier run fetched.</summary>
/// <param name="Body">As the service served it.</param>
/// <param name="EntityTag">What to ask with for a newer one; null when the service gave none.</param>
/// <param name="FetchedAt">When it was fetched, by the clock of that machine.</param>
internal sealed record CachedConfiguration(ReadOnlyMemory<byte> Body, string? EntityTag, DateTimeOffset FetchedAt);
