namespace ConvertTyped.Generator.Snapshot;

/// <summary>A segment that gets a member. Its key is not empty and comes only once in the snapshot.</summary>
internal sealed record SegmentModel(string Key, string? Id, string? Name);
