namespace ConvertTyped.Refresh;

/// <summary>A variation as the app was built from it.</summary>
internal sealed record VariationShape(string Member, string? Key, string Id);
