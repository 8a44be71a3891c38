using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Tasks.Comparison;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Retiring;

/// <summary>What types are made of in a config, in the form in which a retired file keeps it.</summary>
internal static class TypeOrigins
{
    public static IReadOnlyList<JsonValue> Features(ConfigText config) =>
    [
        .. from feature in ConfigPart.Read(config.Json["features"])
           where feature.Key is not null
           let last = LastState.Of(config.Json, feature.Id)
           select Of(
               feature.Json,
               ["id", "key", "name"],
               ("on_for", Text(WordOf(last.Reach))),
               ("variables", JsonValue.List([.. VariablesOf(config, feature.Id).Select(variable => WithLastValue(variable, last))], default))),
    ];

    /// <summary>Variables of features that are served in both configs.</summary>
    public static IReadOnlyList<JsonValue> Variables(ConfigText config, ConfigText other) =>
    [
        .. from feature in ConfigPart.Read(config.Json["features"])
           where feature.In(ConfigPart.Read(other.Json["features"])) is not null
           from variable in VariablesOf(config, feature.Id)
           select JsonValue.Object([new("feature_id", default, Text(feature.Id)), .. variable.Members.Where(static member => member.Name != "is_always_set")], default),
    ];

    public static IReadOnlyList<JsonValue> Experiences(ConfigText config) =>
    [
        .. ConfigPart.Read(config.Json["experiences"]).Where(static experience => experience.Key is not null).Select(static experience =>
            Of(experience.Json, ["id", "key", "name"], ("variations", JsonValue.List([.. ConfigPart.Read(experience.Json["variations"]).Select(static variation => Of(variation.Json, ["id", "key", "name"]))], default)))),
    ];

    /// <summary>Variations of experiences that are served in both configs.</summary>
    public static IReadOnlyList<JsonValue> Variations(ConfigText config, ConfigText other) =>
    [
        .. from experience in ConfigPart.Read(config.Json["experiences"])
           where experience.In(ConfigPart.Read(other.Json["experiences"])) is not null
           from variation in ConfigPart.Read(experience.Json["variations"])
           select JsonValue.Object([new("experience_id", default, Text(experience.Id)), .. Of(variation.Json, ["id", "key", "name"]).Members], default),
    ];

    public static IReadOnlyList<JsonValue> Goals(ConfigText config) =>
        [.. ConfigPart.Read(config.Json["goals"]).Where(static goal => goal.Key is not null).Select(static goal => Of(goal.Json, ["id", "key", "name", "type"]))];

    public static IReadOnlyList<JsonValue> Attributes(ConfigText config) =>
        [.. AttributesOf("visitor", RuleKeys.OfVisitors(config.Json)), .. AttributesOf("location", RuleKeys.OfLocations(config.Json))];

    private static IEnumerable<JsonValue> AttributesOf(string place, ISet<string> keys) => keys
        .OrderBy(static key => key, StringComparer.Ordinal)
        .Select(key => JsonValue.Object([new("place", default, Text(place)), new("key", default, Text(key))], default));

    private static IEnumerable<JsonValue> VariablesOf(ConfigText config, string featureId) => ComparedVariable.Read(config, featureId).Values.Select(static variable =>
        JsonValue.Object(
            [
                new("key", default, Text(variable.Key)),
                new("type", default, Text(variable.Word)),
                new("is_always_set", default, JsonValue.Scalar(variable.IsAlwaysSet ? JsonKind.True : JsonKind.False, "", default)),
            ],
            default));

    private static JsonValue WithLastValue(JsonValue variable, LastState last) => last.Values.TryGetValue(variable["key"]!.Text, out var value)
        ? JsonValue.Object([.. variable.Members, new("last_value", default, value)], default)
        : variable;

    private static string WordOf(FeatureReach reach) => reach switch
    {
        FeatureReach.Nobody => "nobody",
        FeatureReach.Everybody => "everybody",
        _ => "some",
    };

    private static JsonValue Of(JsonValue part, string[] members, params (string Name, JsonValue Value)[] more) => JsonValue.Object(
        [
            .. part.Members.Where(member => members.Contains(member.Name)),
            .. more.Select(static member => new JsonMember(member.Name, default, member.Value)),
        ],
        default);

    private static JsonValue Text(string text) => JsonValue.Scalar(JsonKind.Text, text, default);
}
