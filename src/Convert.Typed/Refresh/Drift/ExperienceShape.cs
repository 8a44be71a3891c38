namespace ConvertTyped.Refresh;

/// <summary>An experience as the app was built from it.</summary>
internal sealed record ExperienceShape(string Member, string Key, string? Id, List<VariationShape> Variations);
