namespace ConvertTyped.Snapshots;

/// <summary>A goal of a config. Its key is null unless it is text that is not empty.</summary>
internal sealed record GoalShape(string? Id, string? Key);
