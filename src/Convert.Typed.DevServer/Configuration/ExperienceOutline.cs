namespace ConvertTyped.DevServer.Configuration;

internal sealed record ExperienceOutline(string? Id, string? Key, string? Name, string? Status, string? Environment, IReadOnlyList<VariationOutline> Variations);
