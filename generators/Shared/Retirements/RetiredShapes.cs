using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Retirements;

/// <summary>
/// What types were made from and the service no longer serves (DESIGN decision 11), as the file beside a snapshot keeps it. Parts
/// of it that are malformed are left out.
/// </summary>
/// <param name="Features">Features.</param>
/// <param name="Variables">Variables of features that are served.</param>
/// <param name="Experiences">Experiences, with what they did to features.</param>
/// <param name="Variations">Variations of experiences that are served.</param>
/// <param name="Goals">Goals.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Attributes">Attributes that no rule reads.</param>
/// <param name="AttributeTexts">Texts that no rule compares attributes with.</param>
/// <param name="JsonMembers">Members that no value of a json variable has.</param>
internal sealed record RetiredShapes(
    IReadOnlyList<RetiredFeature> Features,
    IReadOnlyList<RetiredVariable> Variables,
    IReadOnlyList<Retired<ExperienceShape>> Experiences,
    IReadOnlyList<RetiredVariation> Variations,
    IReadOnlyList<Retired<GoalShape>> Goals,
    IReadOnlyList<Retired<SegmentShape>> Segments,
    IReadOnlyList<RetiredAttribute> Attributes,
    IReadOnlyList<RetiredText> AttributeTexts,
    IReadOnlyList<RetiredJsonMember> JsonMembers)
{
    /// <summary>What variations did to features that are no longer served, by the features' ids.</summary>
    public ILookup<string, FeatureChange> Changes { get; } = Experiences
        .SelectMany(static experience => experience.Shape.Variations)
        .Concat(Variations.Select(static variation => variation.Shape))
        .SelectMany(static variation => variation.FeatureChanges)
        .Where(static change => change.FeatureId is not null)
        .ToLookup(static change => change.FeatureId!, StringComparer.Ordinal);

    public static RetiredShapes None { get; } = new([], [], [], [], [], [], [], [], []);

    /// <summary>The name of the file that belongs to a snapshot: <c>convert.retired.json</c> for <c>convert.config.json</c>.</summary>
    /// <remarks>The build finds it by the same steps (Convert.Typed.targets): both must name it alike, to the letter's case.</remarks>
    public static string PathOf(string snapshot) => Path.ChangeExtension(snapshot, ".retired.json").Replace(".config.retired.json", ".retired.json");

    public static RetiredShapes Read(JsonValue root) => new(
        [.. Items(root, "features").Select(static json => new RetiredFeature(
            ConfigShapeReader.Feature(json),
            [.. Items(json, "variables").Select(static variable => RetiredVariable.Read(variable, Retirement.Read(null)))],
            ReachOf(json["on_for"]),
            Retirement.Read(json)))],
        [.. Items(root, "variables").Select(static json => RetiredVariable.Read(json, Retirement.Read(json)))],
        [.. Items(root, "experiences").Select(static json => new Retired<ExperienceShape>(ConfigShapeReader.Experience(json), Retirement.Read(json)))],
        [.. Items(root, "variations").Select(static json => new RetiredVariation(TextOf(json["experience_id"]), ConfigShapeReader.Variation(json), Retirement.Read(json)))],
        [.. Items(root, "goals").Select(static json => new Retired<GoalShape>(ConfigShapeReader.Goal(json), Retirement.Read(json)))],
        [.. Items(root, "segments").Select(static json => new Retired<SegmentShape>(ConfigShapeReader.Segment(json), Retirement.Read(json)))],
        [.. Items(root, "attributes").Where(static json => TextOf(json["key"]) is not null).Select(static json => Attribute(json))],
        [.. Items(root, "attribute_texts").Select(static json => new RetiredText(IsOfPlaces(json), TextOf(json["key"]) ?? "", TextOf(json["text"]) ?? "", Retirement.Read(json)))],
        [.. Items(root, "json_members").Select(static json => new RetiredJsonMember(
            TextOf(json["feature_id"]) ?? "",
            TextOf(json["key"]) ?? "",
            TextOf(json["path"]) ?? "",
            json["values"]?.Items ?? [],
            Retirement.Read(json)))]);

    private static RetiredAttribute Attribute(JsonValue json)
    {
        var isOfPlaces = IsOfPlaces(json);
        return new(isOfPlaces, TextOf(json["key"])!, RuleReader.Read(isOfPlaces ? RuleOwner.Location : RuleOwner.Segment, json, json["rules"]), Retirement.Read(json));
    }

    private static bool IsOfPlaces(JsonValue json) => TextOf(json["place"]) == "location";

    private static string? TextOf(JsonValue? json) => json is { Kind: JsonKind.Text or JsonKind.Number } ? json.Text : null;

    private static FeatureReach ReachOf(JsonValue? json) => json switch
    {
        { Kind: JsonKind.Text, Text: "nobody" } => FeatureReach.Nobody,
        { Kind: JsonKind.Text, Text: "everybody" } => FeatureReach.Everybody,
        _ => FeatureReach.Some,
    };

    private static IReadOnlyList<JsonValue> Items(JsonValue root, string list) => root[list]?.Items ?? [];
}
