namespace ConvertTyped.DevServer.Configuration;

internal sealed record GoalOutline(string? Id, string? Key, string? Name);
