using System.Globalization;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Typing;

/// <summary>Finds the structure that all values of a json variable share.</summary>
/// <remarks>
/// What is no structure stays JSON: values of several kinds, objects without members, objects with so many members that they
/// are rather a table, and what is nested so deep that nobody would write the path to it.
/// </remarks>
internal sealed class JsonInference
{
    private const int MaximumDepth = 8;
    private const int MaximumMembersOfObject = 100;
    private const int MaximumMembers = 500;

    private static readonly JsonModel Any = new(JsonModelKind.Any);

    private int members;

    /// <summary>The structure; null when the values share none.</summary>
    public static JsonModel? Infer(IEnumerable<JsonValue> values)
    {
        var inference = new JsonInference();
        var model = inference.Infer([.. values.Select(Parse)], depth: 0);
        return model.Kind == JsonModelKind.Any || inference.members > MaximumMembers ? null : model;
    }

    /// <summary>Text that is JSON counts as what it says, as it does for the client.</summary>
    private static JsonValue Parse(JsonValue value) =>
        value.Kind == JsonKind.Text && JsonReader.Read(value.Text) is { Fault: null, Root: { } root } ? root : value;

    private JsonModel Infer(IReadOnlyList<JsonValue> values, int depth)
    {
        var kinds = values.Select(KindOf).Where(static kind => kind is not null).Distinct().ToList();
        return kinds switch
        {
            [JsonModelKind.Object] when depth < MaximumDepth => Object(values, depth),
            [JsonModelKind.List] when depth < MaximumDepth => List(values, depth),
            [JsonModelKind.Object or JsonModelKind.List] => Any,
            [{ } only] => new(only),
            [JsonModelKind.Integer, JsonModelKind.Float] or [JsonModelKind.Float, JsonModelKind.Integer] => new(JsonModelKind.Float),
            _ => Any,
        };
    }

    private JsonModel List(IReadOnlyList<JsonValue> lists, int depth)
    {
        // A list cannot leave an item out: null is a kind of its own there.
        var items = lists.SelectMany(static list => list.Items).ToList();
        return new(JsonModelKind.List) { Item = items.Exists(static item => item.Kind == JsonKind.Null) ? Any : Infer(items, depth + 1) };
    }

    private JsonModel Object(IReadOnlyList<JsonValue> values, int depth)
    {
        var objects = values.Where(static value => value.Kind == JsonKind.Object).ToList();
        var valuesByKey = new Dictionary<string, List<JsonValue>>(StringComparer.Ordinal);
        var keys = new List<string>();
        foreach (var member in objects.SelectMany(MembersOf))
        {
            if (!valuesByKey.TryGetValue(member.Key, out var known))
            {
                valuesByKey.Add(member.Key, known = []);
                keys.Add(member.Key);
            }

            known.Add(member.Value);
        }

        members += keys.Count;
        return keys.Count is 0 or > MaximumMembersOfObject || members > MaximumMembers
            ? Any
            : new(JsonModelKind.Object) { Members = keys.Select(key => Member(key, valuesByKey[key], objects.Count, depth)).ToEquatableArray() };
    }

    private JsonMemberModel Member(string key, List<JsonValue> values, int objects, int depth) =>
        new(key, values.Count == objects && values.TrueForAll(static value => value.Kind != JsonKind.Null), Infer(values, depth + 1));

    /// <summary>Of a name that comes twice the last value counts, as in JavaScript.</summary>
    private static Dictionary<string, JsonValue> MembersOf(JsonValue json)
    {
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var member in json.Members)
        {
            values[member.Name] = member.Value;
        }

        return values;
    }

    /// <summary>Null for JSON's null, which is the absence of any kind.</summary>
    private static JsonModelKind? KindOf(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => null,
        JsonKind.True or JsonKind.False => JsonModelKind.Boolean,
        JsonKind.Number => KindOfNumber(value.Text),
        JsonKind.Text => JsonModelKind.Text,
        JsonKind.List => JsonModelKind.List,
        _ => JsonModelKind.Object,
    };

    private static JsonModelKind KindOfNumber(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? JsonModelKind.Integer
        : double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) ? JsonModelKind.Float
        : JsonModelKind.Any;
}
