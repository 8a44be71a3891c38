namespace ConvertTyped.Refresh;

/// <summary>A variable as the app was built from it.</summary>
internal sealed record VariableShape(string Member, string Key, string Type, bool IsAlwaysSet);
