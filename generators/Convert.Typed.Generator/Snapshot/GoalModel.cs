namespace ConvertTyped.Generator.Snapshot;

/// <summary>A goal that the app knows. Its key is not empty and comes only once in the snapshot.</summary>
internal sealed record GoalModel(string Key, string? Id);
