using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>Looks for ids that refer to nothing.</summary>
internal static class ReferenceInspection
{
    public static IEnumerable<ConfigFinding> Inspect(JsonValue config)
    {
        var features = Served.Ids(config, "features");
        var locations = Served.Ids(config, "locations");
        var goals = Served.Ids(config, "goals");
        var audiences = Served.Ids(config, "audiences");
        audiences.UnionWith(Served.Ids(config, "segments"));
        foreach (var experience in Served.Items(config, "experiences"))
        {
            var unknown = Unknown(experience, "audiences", audiences, "audience or segment", "it does not restrict anybody")
                .Concat(Unknown(experience, "locations", locations, "location", "nobody is there"))
                .Concat(Unknown(experience, "goals", goals, "goal", "nothing is counted for it"))
                .Concat(
                    from variation in Served.Items(experience, "variations")
                    from change in Served.FeatureChanges(variation)
                    from finding in Unknown(experience, change["data"]?["feature_id"], features, "feature", "it turns nothing on")
                    select finding);
            foreach (var finding in unknown)
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<ConfigFinding> Unknown(JsonValue experience, string list, ISet<string> known, string part, string consequence) =>
        Served.Items(experience, list).SelectMany(id => Unknown(experience, id, known, part, consequence));

    private static IEnumerable<ConfigFinding> Unknown(JsonValue experience, JsonValue? id, ISet<string> known, string part, string consequence)
    {
        if (id is not null && Served.Id(id) is { } text && !known.Contains(text))
        {
            yield return new(FindingKind.UnknownId, $"Experience {Served.Name(experience)} names the {part} {JsonQuote.Quote(text)}, which is not in the config: {consequence}.", id.Span);
        }
    }
}
