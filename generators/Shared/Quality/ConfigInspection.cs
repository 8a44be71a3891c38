using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>Finds what is hardly meant in a config that is one, in the order in which it stands there.</summary>
internal static class ConfigInspection
{
    /// <param name="root">A config, or the settings object of the JavaScript SDK that holds one as its <c>data</c>.</param>
    public static IReadOnlyList<ConfigFinding> Inspect(JsonValue root)
    {
        var config = ConfigShapeReader.ConfigOf(root);
        return
        [
            .. FeatureInspection.Inspect(config)
                .Concat(ReferenceInspection.Inspect(config))
                .Concat(TrafficInspection.Inspect(config))
                .Concat(RuleInspection.Inspect(config))
                .OrderBy(static finding => finding.Span.Start.Offset),
        ];
    }
}
