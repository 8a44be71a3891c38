using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>Finds the shape of a config in JSON, as tolerantly as CONTRACT section 2 asks.</summary>
internal static class ConfigShapeReader
{
    /// <summary>The type of a change that turns a feature on.</summary>
    public const string FeatureChangeType = "fullStackFeature";

    /// <param name="root">A config, or the settings object of the JavaScript SDK that holds one as its <c>data</c>.</param>
    public static ConfigShape Read(JsonValue root)
    {
        var config = ConfigOf(root);
        var project = config["project"];
        return new(
            Id(config["account_id"]),
            Id(project?["id"]),
            Text(project?["name"]),
            [.. Items(config["features"]).Select(Feature)],
            [.. Items(config["experiences"]).Select(Experience)],
            [.. Items(config["goals"]).Select(Goal)],
            [.. Items(config["segments"]).Select(static json => new SegmentShape(Id(json["id"]), Text(json["name"]), Text(json["key"])))],
            [.. RuleSets(config)],
            Refuse(config));
    }

    /// <summary>The config itself, where the settings object of the JavaScript SDK is around it.</summary>
    public static JsonValue ConfigOf(JsonValue root) =>
        root["account_id"] is null && root["data"] is { Kind: JsonKind.Object } data ? data : root;

    /// <summary>The conditions of CONTRACT section 1 under which an answer counts as a config.</summary>
    private static ConfigRefusal? Refuse(JsonValue config)
    {
        var start = config.Span.FirstCharacter;
        if (config.Kind != JsonKind.Object)
        {
            return new("it is not an object", start);
        }

        if (config.Find("error") is { Value.Kind: not JsonKind.Null } error)
        {
            return new("it is an error answer of the service", error.NameSpan);
        }

        if (Id(config["account_id"]) is null)
        {
            return config["code"] is not null && config.Find("message") is { } message
                ? new("it is an error answer of the service", message.NameSpan)
                : new("it has no account_id", config.Find("account_id")?.NameSpan ?? start);
        }

        if (Id(config["project"]?["id"]) is null)
        {
            return new("it has no project.id", config.Find("project")?.NameSpan ?? start);
        }

        return config.Find("features") is { Value.Kind: not (JsonKind.List or JsonKind.Null) } features
            ? new("its features are not a list", features.NameSpan)
            : null;
    }

    public static FeatureShape Feature(JsonValue json) =>
        new(Id(json["id"]), Text(json["name"]), Text(json["key"]), [.. Items(json["variables"]).Select(Variable)], json);

    public static VariableShape Variable(JsonValue json) => new(Text(json["key"]), Type(Text(json["type"])), json);

    private static ExperienceShape Experience(JsonValue json) =>
        new(Id(json["id"]), Text(json["name"]), Text(json["key"]), [.. Items(json["variations"]).Select(Variation)]);

    private static GoalShape Goal(JsonValue json) =>
        new(Id(json["id"]), Text(json["name"]), Text(json["key"]), HasTransactions(json), RuleReader.Read(RuleOwner.Goal, json, json["rules"]));

    private static bool HasTransactions(JsonValue goal) => Text(goal["type"]) == "revenue" || Text(goal["settings"]?["triggering_type"]) is not null;

    private static IEnumerable<RuleSetShape> RuleSets(JsonValue config) =>
        Items(config["audiences"]).Select(static json => RuleReader.Read(RuleOwner.Audience, json, json["rules"]))
            .Concat(Items(config["segments"]).Select(static json => RuleReader.Read(RuleOwner.Segment, json, json["rules"])))
            .Concat(Items(config["goals"]).Select(static json => RuleReader.Read(RuleOwner.Goal, json, json["rules"])))
            .Concat(Items(config["locations"]).Select(static json => RuleReader.Read(RuleOwner.Location, json, json["rules"])))
            .Concat(Items(config["experiences"]).Select(static json => RuleReader.Read(RuleOwner.SiteArea, json, json["site_area"])));

    private static VariationShape Variation(JsonValue json) =>
        new(Id(json["id"]), Text(json["name"]), Text(json["key"]), [.. Items(json["changes"]).Where(IsFeatureChange).Select(Change)]);

    private static bool IsFeatureChange(JsonValue json) => json["type"] is { Kind: JsonKind.Text, Text: FeatureChangeType };

    private static FeatureChange Change(JsonValue json)
    {
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var member in json["data"]?["variables_data"]?.Members ?? [])
        {
            values[member.Name] = member.Value;
        }

        return new(Id(json["data"]?["feature_id"]), values);
    }

    private static VariableType? Type(string? type) => type switch
    {
        "boolean" => VariableType.Boolean,
        "integer" => VariableType.Integer,
        "float" => VariableType.Float,
        "string" => VariableType.Text,
        "json" => VariableType.Json,
        _ => null,
    };

    /// <summary>Ids are compared as text, whether they are served as text or as numbers.</summary>
    private static string? Id(JsonValue? json) => json is { Kind: JsonKind.Text or JsonKind.Number, Text.Length: > 0 } ? json.Text : null;

    private static string? Text(JsonValue? json) => json is { Kind: JsonKind.Text, Text.Length: > 0 } ? json.Text : null;

    private static IReadOnlyList<JsonValue> Items(JsonValue? json) => json?.Items ?? [];
}
