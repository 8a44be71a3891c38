namespace ConvertTyped.Refresh;

/// <summary>A feature as the app was built from it.</summary>
internal sealed record FeatureShape(string Member, string Key, string? Id, List<VariableShape> Variables);
