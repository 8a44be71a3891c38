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
                   ("variables", JsonValue.List([.. VariablesOf(config, feature.Key, retired).Select(variable => WithLastValue(variable, last))], default))),
        ];
    }

    /// <summary>Variables of features that are served in both configs.</summary>
    public static IReadOnlyList<JsonValue> Variables(ConfigText config, ConfigText other, RetiredShapes retired) =>
    [
        .. from feature in InBoth("features", config, other)
           from variable in VariablesOf(config, feature.Part.Key, retired)
           select JsonValue.Object([new("feature_id", default, Text(feature.Same.Id)), .. variable.Members.Where(static member => member.Name != "is_always_set")], default),
    ];

    public static IReadOnlyList<JsonValue> Experiences(ConfigText config) =>
    [
        .. ConfigPart.Read(config.Json["experiences"]).Where(static experience => experience.Key is not null).Select(static experience =>
            Of(experience.Json, ["id", "key", "name"], ("variations", JsonValue.List([.. ConfigPart.Read(experience.Json["variations"]).Select(static variation => Of(variation.Json, ["id", "key", "name", "changes"]))], default)))),
    ];

    /// <summary>Variations of experiences that are served in both configs.</summary>
    public static IReadOnlyList<JsonValue> Variations(ConfigText config, ConfigText other) =>
    [
        .. from experience in InBoth("experiences", config, other)
           from variation in ConfigPart.Read(experience.Part.Json["variations"])
           select JsonValue.Object([new("experience_id", default, Text(experience.Same.Id)), .. Of(variation.Json, ["id", "key", "name", "changes"]).Members], default),
    ];

    public static IReadOnlyList<JsonValue> Goals(ConfigText config) =>
        [.. ConfigPart.Read(config.Json["goals"]).Where(static goal => goal.Key is not null).Select(static goal => Of(goal.Json, ["id", "key", "name", "type", "settings", "rules"]))];

    public static IReadOnlyList<JsonValue> Segments(ConfigText config) =>
        [.. ConfigPart.Read(config.Json["segments"]).Where(static segment => segment.Key is not null).Select(static segment => Of(segment.Json, ["id", "key", "name"]))];

    public static IReadOnlyList<JsonValue> Attributes(ConfigText config) =>
        [.. AttributesOf("visitor", config, isOfPlaces: false), .. AttributesOf("location", config, isOfPlaces: true)];

    /// <summary>The texts that rules compare attributes with, of attributes that are in both configs.</summary>
    public static IReadOnlyList<JsonValue> AttributeTexts(ConfigText config, ConfigText other)
    {
        var (classes, others) = (AttributeTyping.Classes(config.Shape.RuleSets), AttributeTyping.Classes(other.Shape.RuleSets));
        return [.. TextsOf("visitor", classes.Visitor, others.Visitor), .. TextsOf("location", classes.Location, others.Location)];
    }

    /// <summary>Entries of what belongs to a feature or an experience, under the id that this has now when it was made anew under its key.</summary>
    public static IReadOnlyList<JsonValue> Moved(IReadOnlyList<JsonValue> entries, string owners, ConfigText before, ConfigText after)
    {
        var ids = InBoth(owners, before, after)
            .Where(static owner => owner.Part.Id.Length > 0 && owner.Same.Id.Length > 0 && owner.Same.Id != owner.Part.Id)
            .ToDictionary(static owner => owner.Part.Id, static owner => owner.Same.Id, StringComparer.Ordinal);
        return ids.Count == 0 ? entries :
        [
            .. entries.Select(entry => JsonValue.Object(
                [.. entry.Members.Select(member => member.Name is "feature_id" or "experience_id" && ids.TryGetValue(member.Value.Text, out var id) ? member with { Value = Text(id) } : member)],
                default)),
        ];
    }

    /// <summary>The parts of a config that are in another one, too, and what they are there.</summary>
    private static IEnumerable<(ConfigPart Part, ConfigPart Same)> InBoth(string list, ConfigText config, ConfigText other)
    {
        var (parts, others) = (ConfigPart.Read(config.Json[list]), ConfigPart.Read(other.Json[list]));
        return parts.Select(part => (part, same: part.In(others, parts))).Where(static pair => pair.same is not null).Select(static pair => (pair.part, pair.same!));
    }

    private static IEnumerable<JsonValue> TextsOf(string place, IReadOnlyList<AttributeModel> attributes, IReadOnlyList<AttributeModel> others) =>
        from attribute in attributes
        where others.Any(other => other.Key == attribute.Key)
        from text in attribute.Values
        select JsonValue.Object([new("place", default, Text(place)), new("key", default, Text(attribute.Key)), new("text", default, Text(text))], default);

    /// <summary>The members in values of json variables that are served in both configs. What is below one that is gone goes with it.</summary>
    public static IReadOnlyList<JsonValue> JsonMembers(ConfigText config, ConfigText other) =>
    [
        .. from feature in InBoth("features", config, other)
           let others = VariablesOf(other, feature.Same.Key)
           from variable in VariablesOf(config, feature.Part.Key).Values
           where variable.Type == VariableType.Json && others.TryGetValue(variable.Key, out var same) && same is { Type: VariableType.Json, Values.Count: > 0 }
           let still = others[variable.Key].JsonMembers
           from member in variable.Values.SelectMany(static value => JsonPath.Members(value)).GroupBy(static member => member.Path, static member => member.Value, StringComparer.Ordinal)
           where still.Contains(member.Key) || IsHeld(still, member.Key)
           select JsonValue.Object(
               [
                   new("feature_id", default, Text(feature.Same.Id)),
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

    private static IReadOnlyDictionary<string, ComparedVariable> VariablesOf(ConfigText config, string? feature) =>
        (feature is null ? null : FeatureType.Of(feature, config, RetiredShapes.None)?.Variables) ?? new Dictionary<string, ComparedVariable>(StringComparer.Ordinal);

    private static IEnumerable<JsonValue> VariablesOf(ConfigText config, string? feature, RetiredShapes retired) => (feature is null ? [] : FeatureType.Of(feature, config, retired)?.Variables.Values ?? []).Select(static variable =>
        JsonValue.Object(
            [
                new("key", default, Text(variable.Key)),
                new("type", default, Text(variable.Word)),
                new("is_always_set", default, JsonValue.Scalar(variable.IsAlwaysSet ? JsonKind.True : JsonKind.False, "", default)),
                .. variable.Type == VariableType.Json && variable.Values.Count > 0 ? [new JsonMember("values", default, JsonValue.List(variable.Values, default))] : Array.Empty<JsonMember>(),
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
