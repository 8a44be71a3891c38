using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots;

/// <summary>The way to a member of objects in the values of a json variable, as text: <c>slides/*/badge</c>.</summary>
/// <remarks>Names are written as in JSON Pointer (RFC 6901); a star is any item of a list, and a name that is one is <c>~2</c>.</remarks>
internal static class JsonPath
{
    public const string AnyItem = "*";

    public static string Below(string path, string name) =>
        $"{path}/{name.Replace("~", "~0").Replace("/", "~1").Replace("*", "~2")}".TrimStart('/');

    public static string BelowItems(string path) => $"{path}/{AnyItem}".TrimStart('/');

    /// <summary>The names on the way, and <see cref="AnyItem"/>.</summary>
    public static IReadOnlyList<string> Steps(string path) => path.Split('/');

    /// <summary>The name that a step is.</summary>
    public static string NameOf(string step) => step.Replace("~2", "*").Replace("~1", "/").Replace("~0", "~");

    /// <summary>All members of a value, of its items and of their members, with what they are. Text that is JSON counts as what it says.</summary>
    public static IEnumerable<(string Path, JsonValue Value)> Members(JsonValue value, string path = "") => Parse(value, path) switch
    {
        { Kind: JsonKind.Object } json => json.Members.SelectMany(member => Members(member.Value, Below(path, member.Name)).Prepend((Below(path, member.Name), member.Value))),
        { Kind: JsonKind.List } json => json.Items.SelectMany(item => Members(item, BelowItems(path))),
        _ => [],
    };

    private static JsonValue Parse(JsonValue value, string path) =>
        path.Length == 0 && value.Kind == JsonKind.Text && JsonReader.Read(value.Text) is { Fault: null, Root: { } root } ? root : value;
}
