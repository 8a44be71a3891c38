namespace ConvertTyped.DevServer.Configuration;

internal sealed record FeatureOutline(string? Id, string? Key, string? Name, IReadOnlyList<VariableOutline> Variables);
