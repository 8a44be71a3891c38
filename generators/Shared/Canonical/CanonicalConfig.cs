using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Canonical;

/// <summary>
/// The form in which a config is checked in: members in a fixed order, so that a difference in version control is one in the
/// config, and without what an app can never use. Lists keep their order, which decides, and every value keeps its meaning.
/// </summary>
internal static class CanonicalConfig
{
    /// <summary>The canonical text of a config.</summary>
    /// <param name="root">A config, or the settings object of the JavaScript SDK that holds one as its <c>data</c>.</param>
    public static string Write(JsonValue root) => JsonWriter.Write(Of(root));

    /// <summary>The canonical form of a config, in the places where its parts stood.</summary>
    public static JsonValue Of(JsonValue root) => Ordered(ConfigShapeReader.ConfigOf(root), static member => member.Name switch
    {
        // When it was served is news on every request.
        "_s_t" => null,
        "project" => Project(member.Value),
        "experiences" => Items(member.Value, Experience),
        _ => Ordered(member.Value),
    });

    private static JsonValue Project(JsonValue project) => Ordered(project, static member => member.Name switch
    {
        "global_javascript" => null,
        "settings" => Ordered(member.Value, static setting => setting.Name is "global_javascript_placeholders" or "tracking_script" or "integrations"
            ? null
            : Ordered(setting.Value)),
        _ => Ordered(member.Value),
    });

    private static JsonValue Experience(JsonValue experience) => Ordered(experience, static member => member.Name switch
    {
        "global_js" or "global_css" or "integrations" => null,
        "variations" => Items(member.Value, Variation),
        _ => Ordered(member.Value),
    });

    private static JsonValue Variation(JsonValue variation) => Ordered(variation, static member => member.Name == "changes"
        ? Items(member.Value, static change => IsForBrowsers(change) ? null : Ordered(change))
        : Ordered(member.Value));

    /// <summary>Whether a change is code, a redirect or the like, which web experiences hold.</summary>
    private static bool IsForBrowsers(JsonValue change) =>
        change["type"] is { Kind: JsonKind.Text } type && type.Text != ConfigShapeReader.FeatureChangeType;

    private static JsonValue Ordered(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => Ordered(value, static member => Ordered(member.Value)),
        JsonKind.List => Items(value, Ordered),
        _ => value,
    };

    /// <summary>An object with its members in order, each as <paramref name="form"/> makes it, without those it makes nothing of.</summary>
    private static JsonValue Ordered(JsonValue value, Func<JsonMember, JsonValue?> form)
    {
        if (value.Kind != JsonKind.Object)
        {
            return Ordered(value);
        }

        // The order is stable: of a name that comes twice the last one still counts.
        var members =
            from member in value.Members.OrderBy(static member => member.Name, MemberOrder.Instance)
            let formed = form(member)
            where formed is not null
            select member with { Value = formed };
        return JsonValue.Object([.. members], value.Span);
    }

    private static JsonValue Items(JsonValue value, Func<JsonValue, JsonValue?> form) => value.Kind == JsonKind.List
        ? JsonValue.List([.. value.Items.Select(form).OfType<JsonValue>()], value.Span)
        : Ordered(value);
}
