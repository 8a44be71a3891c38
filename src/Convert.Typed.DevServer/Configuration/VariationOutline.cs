namespace ConvertTyped.DevServer.Configuration;

/// <param name="Id">Its id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Running, stopped, or not said.</param>
/// <param name="TrafficAllocation">Percent of the visitors, 0 to 100.</param>
/// <param name="Features">The keys of the features it switches on.</param>
internal sealed record VariationOutline(string? Id, string? Key, string? Name, string? Status, double TrafficAllocation, IReadOnlyList<string> Features);
