using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tasks.Comparison;

namespace ConvertTyped.Tasks.Retiring;

/// <summary>What a feature did in the last config that had it, as far as that is the same for all visitors.</summary>
/// <param name="Reach">For whom it was on.</param>
/// <param name="Values">The values that a variable had whenever the feature was on; the other variables are left out.</param>
internal sealed record LastState(FeatureReach Reach, IReadOnlyDictionary<string, JsonValue> Values)
{
    private static readonly IReadOnlyDictionary<string, JsonValue> None = new Dictionary<string, JsonValue>(StringComparer.Ordinal);

    /// <param name="config">The config.</param>
    /// <param name="featureId">A feature of it.</param>
    /// <param name="carriers">The experiences that carry the feature.</param>
    public static LastState Of(JsonValue config, string featureId, IReadOnlyList<JsonValue> carriers)
    {
        if (carriers.Count == 0)
        {
            return new(FeatureReach.Nobody, None);
        }

        var archived = Served.Items(config, "archived_experiences").Select(Served.Id).ToList();
        return carriers.Any(experience => !archived.Contains(Served.Id(experience["id"])) && IsOnForAll(experience, featureId))
            ? new(FeatureReach.Everybody, ValuesOf([.. carriers.SelectMany(static experience => Served.Items(experience, "variations")).SelectMany(variation => Changes(variation, featureId))]))
            : new(FeatureReach.Some, None);
    }

    /// <summary>Whether nothing keeps a visitor out (CONTRACT section 3), and each variation that visitors get turns the feature on.</summary>
    private static bool IsOnForAll(JsonValue experience, string featureId)
    {
        var arms = Served.Items(experience, "variations").Where(static variation => TrafficInspection.PercentOf(variation) > 0).ToList();
        return Served.IsRunning(experience)
            && Served.EnvironmentOf(experience).Length == 0
            && Served.Items(experience, "audiences").Count == 0
            && Served.Items(experience, "locations").Count == 0
            && experience["site_area"] is null or { Kind: JsonKind.Null }
            && arms.TrueForAll(TrafficInspection.IsActive)
            && Math.Abs(arms.Sum(TrafficInspection.PercentOf) - 100) < 0.001
            && arms.TrueForAll(arm => Changes(arm, featureId).Any());
    }

    private static IReadOnlyDictionary<string, JsonValue> ValuesOf(IReadOnlyList<JsonValue> changes)
    {
        var first = changes[0]["data"]?["variables_data"]?.Members ?? [];
        return first
            .Where(member => member.Value.Kind is JsonKind.Text or JsonKind.Number or JsonKind.True or JsonKind.False
                && changes.All(change => ConfigPart.IsSame(change["data"]?["variables_data"]?[member.Name], member.Value)))
            .GroupBy(static member => member.Name, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.Last().Value, StringComparer.Ordinal);
    }

    private static IEnumerable<JsonValue> Changes(JsonValue variation, string featureId) =>
        Served.FeatureChanges(variation).Where(change => Served.Id(change["data"]?["feature_id"]) == featureId);
}
