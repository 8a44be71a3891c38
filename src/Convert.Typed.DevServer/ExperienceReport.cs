namespace ConvertTyped.DevServer;

/// <summary>The events of an experience.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key; null if the config does not know it.</param>
/// <param name="Name">Its name; null if the config does not know it.</param>
/// <param name="Variations">Every variation of the config, in its order, then those that only events know.</param>
public sealed record ExperienceReport(string Id, string? Key, string? Name, IReadOnlyList<VariationReport> Variations);
