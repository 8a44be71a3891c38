namespace ConvertTyped.DevServer.Configuration;

internal sealed record VariableOutline(string? Key, string? Type);
