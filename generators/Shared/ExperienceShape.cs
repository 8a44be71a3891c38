namespace ConvertTyped.Snapshots;

/// <summary>An experience of a config.</summary>
internal sealed record ExperienceShape(string? Id, string? Name, string? Key, IReadOnlyList<VariationShape> Variations);
