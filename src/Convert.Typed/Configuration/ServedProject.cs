namespace ConvertTyped.Configuration;

/// <summary>The project a config belongs to.</summary>
internal sealed record ServedProject(string Id, string? Name, string? DefaultEnvironment);
