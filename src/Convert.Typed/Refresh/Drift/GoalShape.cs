namespace ConvertTyped.Refresh;

/// <summary>A goal as the app was built from it.</summary>
internal sealed record GoalShape(string Key, string? Id);
