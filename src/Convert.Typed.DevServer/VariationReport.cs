namespace ConvertTyped.DevServer;

/// <summary>The events of a variation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key; null if the config does not know it.</param>
/// <param name="Name">Its name; null if the config does not know it.</param>
/// <param name="TrafficAllocation">How many percent of the visitors it should get; null if the config does not know it.</param>
/// <param name="Bucketed">How many bucketing events named it, duplicates included.</param>
/// <param name="Visitors">How many visitors these were.</param>
/// <param name="Goals">The conversions of visitors who said they were in it, for every goal that had one.</param>
public sealed record VariationReport(
    string Id,
    string? Key,
    string? Name,
    double? TrafficAllocation,
    long Bucketed,
    long Visitors,
    IReadOnlyList<GoalReport> Goals);
