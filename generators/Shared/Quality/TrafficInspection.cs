using System.Globalization;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>Looks for experiences whose variations get more than all visitors.</summary>
internal static class TrafficInspection
{
    // Percents come with two decimals, and so with what adding them as doubles leaves.
    private const double AllVisitors = 100.001;

    public static IEnumerable<ConfigFinding> Inspect(JsonValue config) =>
        from experience in Served.Items(config, "experiences")
        let total = Served.Items(experience, "variations").Where(IsActive).Sum(PercentOf)
        where total > AllVisitors
        select new ConfigFinding(
            FindingKind.TrafficOverAll,
            $"The variations of experience {Served.Name(experience)} get {total.ToString("0.##", CultureInfo.InvariantCulture)} % of its visitors: those beyond 100 % get less than they are given.",
            Served.Place(experience));

    public static bool IsActive(JsonValue variation) => variation["status"] is not { Kind: JsonKind.Text, Text.Length: > 0 } status || status.Text == "running";

    // As the client counts (CONTRACT section 2): absent is all, and what is no number is none.
    public static double PercentOf(JsonValue variation) => variation["traffic_allocation"] switch
    {
        null => 100,
        { Kind: JsonKind.Number or JsonKind.Text } given when double.TryParse(given.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent > 0 => percent,
        _ => 0,
    };
}
