namespace ConvertTyped.Snapshots;

/// <summary>A segment of a config. Its key is null unless it is text that is not empty.</summary>
internal sealed record SegmentShape(string? Id, string? Name, string? Key);
