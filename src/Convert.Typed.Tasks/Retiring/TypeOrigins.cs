using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;
using ConvertTyped.Tasks.Comparison;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Retiring;

/// <summary>What types are made of in a config, in the form in which a retired file keeps it.</summary>
internal static class TypeOrigins
{
    public static IReadOnlyList<JsonValue> Features(ConfigText config, RetiredShapes retired)
    {
        var carriers = Served.Carriers(config.Json);
        return
        [
            .. from feature in ConfigPart.Read(config.Json["features"])
               where feature.Key is not null
               let last = LastState.Of(config.Json, feature.Id, [.. carriers[feature.Id]])
               select Of(
                   feature.Json,
                   ["id", "key", "name"],
                   ("on_for", Text(WordOf(last.Reach))),
                   ("variables", JsonValue.List([.. FeatureType.Of(feature.Key!, config, retired)?.Variables.Values.Select(variable => WithLastValue(Variable(variable), last)) ?? []], default))),
        ];
    }

    /// <summary>Variables of features that are served, as a config and what is kept beside it have them.</summary>
    public static IReadOnlyList<JsonValue> Variables(ConfigText config, RetiredShapes retired, ConfigText served) =>
    [
        .. from feature in TypesOf(config, retired, served)
           from variable in feature.Type.Variables.Values
           select JsonValue.Object([new("feature_id", default, Text(feature.Served.Id!)), .. Variable(variable).Members.Where(static member => member.Name != "is_always_set")], default),
    ];

    public static IReadOnlyList<JsonValue> Experiences(ConfigText config) =>
    [
        .. ConfigPart.Read(config.Json["experiences"]).Where(static experience => experience.Key is not null).Select(static experience =>
            Of(experience.Json, ["id", "key", "name"], ("variations", JsonValue.List([.. ConfigPart.Read(experience.Json["variations"]).Select(static variation => Of(variation.Json, ["id", "key", "name", "changes"]))], default)))),
    ];

    /// <summary>Variations of experiences that are served, as a config and the experiences that are kept beside it have them.</summary>
    public static IReadOnlyList<JsonValue> Variations(ConfigText config, JsonValue? kept, ConfigText served) =>
    [
        .. from experience in TypesOf(config, kept, served)
           from variation in ConfigPart.Read(experience.Type.Json["variations"])
           select JsonValue.Object([new("experience_id", default, Text(experience.Id)), .. Of(variation.Json, ["id", "key", "name", "changes"]).Members], default),
    ];

    public static IReadOnlyList<JsonValue> Goals(ConfigText config) =>
        [.. ConfigPart.Read(config.Json["goals"]).Where(static goal => goal.Key is not null).Select(static goal => Of(goal.Json, ["id", "key", "name", "type", "settings", "rules"]))];

    public static IReadOnlyList<JsonValue> Segments(ConfigText config) =>
        [.. ConfigPart.Read(config.Json["segments"]).Where(static segment => segment.Key is not null).Select(static segment => Of(segment.Json, ["id", "key", "name"]))];

    public static IReadOnlyList<JsonValue> Attributes(ConfigText config) =>
        [.. AttributesOf("visitor", config, isOfPlaces: false), .. AttributesOf("location", config, isOfPlaces: true)];

    /// <summary>The texts that rules compare attributes with that are served, as a config and what is kept beside it have them.</summary>
    public static IReadOnlyList<JsonValue> AttributeTexts(ConfigText config, RetiredShapes retired, ConfigText served)
    {
        var (classes, servedClasses) = (AttributeTyping.Classes(config.Shape.RuleSets), AttributeTyping.Classes(served.Shape.RuleSets));
        return
        [
            .. TextsOf("visitor", classes.Visitor, AttributeTyping.Retired(retired, isOfPlaces: false), servedClasses.Visitor),
            .. TextsOf("location", classes.Location, AttributeTyping.Retired(retired, isOfPlaces: true), servedClasses.Location),
        ];

        IEnumerable<JsonValue> TextsOf(string place, IReadOnlyList<AttributeModel> attributes, IReadOnlyList<AttributeModel> kept, IReadOnlyList<AttributeModel> servedAttributes) =>
            from one in servedAttributes
            let attribute = attributes.FirstOrDefault(other => other.Key == one.Key) ?? kept.FirstOrDefault(other => other.Key == one.Key)
            where attribute is not null
            from text in attribute.Values
            select JsonValue.Object([new("place", default, Text(place)), new("key", default, Text(attribute.Key)), new("text", default, Text(text))], default);
    }

    /// <summary>The ids of features whose types go on under other ids, and those ids.</summary>
    public static IReadOnlyDictionary<string, string> OtherFeatures(ConfigText config, RetiredShapes retired, ConfigText served) =>
        Others(TypesOf(config, retired, served).Select(static feature => (feature.Type.Id, feature.Served.Id!)));

    /// <summary>The ids of experiences whose types go on under other ids, and those ids.</summary>
    public static IReadOnlyDictionary<string, string> OtherExperiences(ConfigText config, JsonValue? kept, ConfigText served) =>
        Others(TypesOf(config, kept, served).Select(static experience => (experience.Type.Id, experience.Id)));

    /// <summary>Entries of what belongs to a feature or an experience, under the id with which its type goes on.</summary>
    public static IReadOnlyList<JsonValue> Moved(IReadOnlyList<JsonValue> entries, IReadOnlyDictionary<string, string> ids) => ids.Count == 0 ? entries :
    [
        .. entries.Select(entry => JsonValue.Object(
            [.. entry.Members.Select(member => member.Name is "feature_id" or "experience_id" && ids.TryGetValue(member.Value.Text, out var id) ? member with { Value = Text(id) } : member)],
            default)),
    ];

    private static IReadOnlyDictionary<string, string> Others(IEnumerable<(string Id, string Other)> ids) => ids
        .Where(static pair => pair.Id.Length > 0 && pair.Id != pair.Other)
        .GroupBy(static pair => pair.Id, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => same.First().Other, StringComparer.Ordinal);

    /// <summary>Features that are served, and their types.</summary>
    private static IEnumerable<(FeatureShape Served, FeatureType Type)> TypesOf(ConfigText config, RetiredShapes retired, ConfigText served) =>
        from feature in served.Shape.Features
        where feature is { Id: not null, Key: not null } && served.FeatureNamed(feature.Key) == feature
        let type = FeatureType.Of(feature.Key!, config, retired)
        where type is not null
        select (feature, type);

    /// <summary>What the types of experiences that are served are made of, with the ids that those have now.</summary>
    private static IEnumerable<(string Id, ConfigPart Type)> TypesOf(ConfigText config, JsonValue? kept, ConfigText served)
    {
        var types = ConfigPart.Read(config.Json["experiences"]).Concat(ConfigPart.ReadAll(kept)).ToLookup(static experience => experience.Key ?? "", StringComparer.Ordinal);
        return from experience in ConfigPart.Read(served.Json["experiences"])
               where experience is { Id.Length: > 0, Key: not null }
               let type = types[experience.Key!].FirstOrDefault()
               where type is not null
               select (experience.Id, type);
    }

    /// <summary>
    /// The members in values of json variables that are served, as a config and what is kept beside it have them. What is below one
    /// that is gone goes with it.
    /// </summary>
    public static IReadOnlyList<JsonValue> JsonMembers(ConfigText config, RetiredShapes retired, ConfigText served) =>
    [
        .. from feature in TypesOf(config, RetiredShapes.None with { Features = retired.Features, Variables = retired.Variables, JsonMembers = retired.JsonMembers }, served)
           let others = ComparedVariable.Read(served, feature.Served, RetiredShapes.None)
           from variable in feature.Type.All
           where variable.Type == VariableType.Json && others.TryGetValue(variable.Key, out var same) && same is { Type: VariableType.Json, Values.Count: > 0 }
           let still = others[variable.Key].JsonMembers
           from member in variable.Members.GroupBy(static member => member.Path, static member => member.Value, StringComparer.Ordinal)
           where still.Contains(member.Key) || IsHeld(still, member.Key)
           select JsonValue.Object(
               [
                   new("feature_id", default, Text(feature.Served.Id!)),
                   new("key", default, Text(variable.Key)),
                   new("path", default, Text(member.Key)),
                   new("values", default, JsonValue.List([.. member], default)),
               ],
               default),
    ];

    /// <summary>Whether the objects that a member was in are still there.</summary>
    private static bool IsHeld(HashSet<string> still, string path)
    {
        var steps = JsonPath.Steps(path).ToList();
        do
        {
            steps.RemoveAt(steps.Count - 1);
        }
        while (steps.Count > 0 && steps[steps.Count - 1] == JsonPath.AnyItem);

        return steps.Count == 0 || still.Contains(string.Join("/", steps));
    }

    // With the rules that read it, which say its type.
    private static IEnumerable<JsonValue> AttributesOf(string place, ConfigText config, bool isOfPlaces) => config.Shape.RuleSets
        .Where(set => set.IsOfPlaces == isOfPlaces)
        .SelectMany(static set => set.Rules)
        .GroupBy(static rule => rule.Key, StringComparer.Ordinal)
        .OrderBy(static rules => rules.Key, StringComparer.Ordinal)
        .Select(rules => JsonValue.Object([new("place", default, Text(place)), new("key", default, Text(rules.Key)), new("rules", default, Rules(rules))], default));

    private static JsonValue Rules(IEnumerable<RuleShape> rules) => In("OR", In("AND", In("OR_WHEN", [.. rules.Select(Rule)])));

    private static JsonValue In(string name, params JsonValue[] items) => JsonValue.Object([new(name, default, JsonValue.List(items, default))], default);

    private static JsonValue Rule(RuleShape rule)
    {
        List<JsonMember> members = [new("key", default, Text(rule.Key))];
        if (rule.RuleType is not null)
        {
            members.Add(new("rule_type", default, Text(rule.RuleType)));
        }

        if (rule.MatchType is not null)
        {
            members.Add(new("matching", default, JsonValue.Object([new("match_type", default, Text(rule.MatchType))], default)));
        }

        if (rule.Value is not null)
        {
            members.Add(new("value", default, rule.Value));
        }

        return JsonValue.Object(members, default);
    }

    private static JsonValue Variable(ComparedVariable variable) =>
        JsonValue.Object(
            [
                new("key", default, Text(variable.Key)),
                new("type", default, Text(variable.Word)),
                new("is_always_set", default, JsonValue.Scalar(variable.IsAlwaysSet ? JsonKind.True : JsonKind.False, "", default)),
                .. variable.Type == VariableType.Json && variable.Values.Count > 0 ? [new JsonMember("values", default, JsonValue.List(variable.Values, default))] : Array.Empty<JsonMember>(),
            ],
            default);

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
