namespace ConvertTyped.Configuration;

/// <summary>A variable that a feature declares.</summary>
internal sealed record ServedVariable(string Key, string? Type);
