namespace ConvertTyped.Refresh;

/// <summary>A segment as the app was built from it.</summary>
internal sealed record SegmentShape(string Member, string Key, string? Id);
