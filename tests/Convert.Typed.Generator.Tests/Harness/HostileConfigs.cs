using System.Text.Json;
using System.Text.Json.Nodes;
using ConvertTyped.Tests;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>
/// A real config, and a file of what is no longer served, with a few things done to them that nobody would do on purpose; a number
/// always gives the same ones.
/// </summary>
internal sealed class HostileConfigs
{
    /// <summary>What the config of the quickstart does not have.</summary>
    private const string Extras = """
        {
          "audiences": [
            {"id": "1", "key": "on-phones", "rules": {"OR": [{"AND": [{"OR_WHEN": [
                {"rule_type": "generic_text_key_value", "key": "devices", "value": "IPH", "matching": {"match_type": "equals", "negated": false}},
                {"rule_type": "generic_text_key_value", "key": "browser", "value": "CH|FF", "matching": {"match_type": "isIn", "negated": true}},
                {"rule_type": "generic_numeric_key_value", "key": "visitorType", "value": 3, "matching": {"match_type": "less", "negated": false}},
                {"rule_type": "generic_bool_key_value", "key": "plans", "value": true, "matching": {"match_type": "exists", "negated": false}}]}]}]}},
            {"id": "2", "key": "not-in-pricing", "rules": {"OR": [{"AND": [{"OR_WHEN": [
                {"rule_type": "bucketed_into_experience_key", "key": "x", "value": "pricing-page", "matching": {"match_type": "equals", "negated": true}}]}]}]}}],
          "goals": [
            {"id": "3", "key": "renewal", "settings": {"triggering_type": "ga"}, "rules": {"OR": [{"AND": [{"OR_WHEN": [
                {"key": "action", "value": "renew", "matching": {"match_type": "matches", "negated": false}},
                {"key": "months", "value": "12", "matching": {"match_type": "lessEqual", "negated": false}}]}]}]}}],
          "experiences": [
            {"id": "4", "key": "old", "site_area": {"OR": [{"AND": [{"OR_WHEN": [{"key": "screen", "value": "home", "matching": {"match_type": "contains", "negated": false}}]}]}]}, "variations": []}]
        }
        """;

    /// <summary>What is no longer served, some of which the config still has.</summary>
    private const string Gone = """
        {
          "features": [
            {"id": "5", "key": "old-banner", "on_for": "everybody", "retired": "2026-11-24", "variables": [
                {"key": "text", "type": "string", "is_always_set": true, "last_value": "Hello"}, {"key": "size", "type": "integer", "last_value": "3"},
                {"key": "look", "type": "json", "values": [{"font": "serif"}]}]},
            {"id": "10071", "key": "checkout-new-button", "on_for": "nobody", "retired": "2026-01-01", "is_error": true}],
          "variables": [
            {"feature_id": "10071", "key": "shade", "type": "float", "is_always_set": true, "last_value": 1.5, "retired": "2026-11-23"},
            {"feature_id": "10074", "key": "layout", "type": "json", "values": ["flat"], "retired": "2026-11-23"}],
          "experiences": [{"id": "6", "key": "winter", "retired": "2026-11-24", "variations": [{"id": "7", "key": "snow", "changes": [
                {"type": "fullStackFeature", "data": {"feature_id": "10074", "variables_data": {"columns": "4", "layout": "{\"wide\": true}"}}}]}]}],
          "variations": [
            {"experience_id": "100300002", "id": "8", "key": "weekly", "retired": "2026-11-24"},
            {"experience_id": "100300002", "id": "9", "key": "annual", "retired": "2026-01-01", "is_error": true}],
          "goals": [{"id": "10", "key": "rent", "type": "revenue", "retired": "2026-11-24", "rules": {"OR": [{"AND": [{"OR_WHEN": [
                {"rule_type": "generic_numeric_key_value", "key": "days", "value": 3, "matching": {"match_type": "less", "negated": false}}]}]}]}}],
          "segments": [{"id": "11", "key": "guests", "retired": "2026-11-24"}],
          "attributes": [
            {"place": "visitor", "key": "visits", "retired": "2026-11-24"},
            {"place": "location", "key": "screen-size", "retired": "2026-11-24", "rules": {"OR": [{"AND": [{"OR_WHEN": [
                {"key": "screen-size", "value": "big", "matching": {"match_type": "equals", "negated": false}}]}]}]}}],
          "json_members": [
            {"feature_id": "10074", "key": "layout", "path": "note/text", "values": [3], "retired": "2026-11-24"},
            {"feature_id": "10074", "key": "layout", "path": "order/*/a~1b", "values": [{"x": null}], "retired": "2026-11-24"}]
        }
        """;

    private static readonly string[] Words =
    [
        "", " ", "-", "a", "A", "a-b", "a_b", "aB", "1", "0", "None", "Unknown", "count", "item", "with", "names", "value", "name", "client", "goals", "experiences",
        "class", "record", "await", "field", "Flags", "VisitorAttributes", "Convert", "System", "Goals", "GoalsList", "equals", "getType", "plan", "plans", "Plan",
        "\"", "\\", "\n", "\r\n#error", "\u2028", "*/", "//", "///", "</summary>", "&", "<c>", "]]>", "{0}", "{", "\uD83C", "\uDF89", "🎉", "\u202E", "\u0301", "\uFFFF", "\0",
        "日本語", "שלום", "ß", "ı", "İ", "true", "false", "null", "NaN", "1e999", "5.0", "|", "a|b||c", "any-\u00ADthing", new('x', 2000), new('|', 300), "customSegments",
    ];

    private static readonly string[] Names =
        ["id", "key", "name", "type", "value", "rules", "settings", "variations", "changes", "data", "variables", "rule_type", "matching", "match_type", "OR", "AND", "OR_WHEN", "site_area", "goals", "error"];

    private static readonly string Shop = File.ReadAllText(Path.Combine(Repository.Root, "samples", "Quickstart", "convert.config.json"));

    private readonly Random random;

    private HostileConfigs(int seed) => random = new Random(seed);

    public static string Of(int seed) => new HostileConfigs(seed).Mutated(Config());

    /// <summary>The file beside that config.</summary>
    public static string RetiredOf(int seed) => new HostileConfigs(int.MaxValue - seed).Mutated(JsonNode.Parse(Gone)!.AsObject());

    private static JsonObject Config()
    {
        var config = JsonNode.Parse(Shop)!.AsObject();
        foreach (var (name, extras) in JsonNode.Parse(Extras)!.AsObject())
        {
            foreach (var extra in extras!.AsArray())
            {
                config[name]!.AsArray().Add(extra!.DeepClone());
            }
        }

        return config;
    }

    private string Mutated(JsonObject config)
    {
        for (var left = random.Next(1, 12); left > 0; left--)
        {
            Mutate(config);
        }

        var json = config.ToJsonString(new JsonSerializerOptions { MaxDepth = 2000, WriteIndented = random.Next(2) == 0 });
        return random.Next(5) == 0 ? Damage(json) : json;
    }

    private void Mutate(JsonObject config)
    {
        var place = Pick([.. Containers(config)]);
        if (place is JsonArray array)
        {
            MutateList(array);
            return;
        }

        var members = place.AsObject();
        var name = members.Count > 0 && random.Next(4) > 0 ? Pick([.. members.Select(static member => member.Key)]) : Pick(Names);
        switch (random.Next(4))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[name] = Anything();
                break;
            default:
                members[name] = Pick(Words);
                break;
        }
    }

    private void MutateList(JsonArray list)
    {
        var item = list.Count == 0 ? null : Pick([.. list]);
        switch (random.Next(4))
        {
            case 0:
                list.Add(item?.DeepClone());
                break;
            case 1:
                list.Insert(0, Anything());
                break;
            case 2 when list.Count > 0:
                list.RemoveAt(random.Next(list.Count));
                break;
            default:
                Multiply(list, item);
                break;
        }
    }

    /// <summary>Many alike, some of them with names that meet in C#.</summary>
    private void Multiply(JsonArray list, JsonNode? item)
    {
        for (var count = random.Next(2, 30); count > 0; count--)
        {
            var another = item?.DeepClone();
            if (another is JsonObject members)
            {
                members["key"] = Pick(Words);
                members["id"] = random.Next(3) == 0 ? Pick(Words) : random.Next(20);
            }

            list.Add(another);
        }
    }

    private JsonNode? Anything() => random.Next(9) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-5, 5),
        3 => random.NextDouble() * 1e300,
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => Nested(random.Next(1, 200)),
        7 => new JsonArray(Pick(Words), null, 1, new JsonObject { ["key"] = Pick(Words) }),
        _ => new JsonObject { [Pick(Words)] = Pick(Words), [Pick(Names)] = Pick(Words) },
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode nested = new JsonArray();
        for (; depth > 0; depth--)
        {
            nested = depth % 2 == 0 ? new JsonArray(nested) : new JsonObject { ["rules"] = nested };
        }

        return nested;
    }

    /// <summary>What a merge, a proxy or a full disk does to a file.</summary>
    private string Damage(string json)
    {
        var at = random.Next(json.Length);
        return random.Next(4) switch
        {
            0 => json[..at],
            1 => json.Remove(at, Math.Min(random.Next(1, 40), json.Length - at)),
            2 => json.Insert(at, Pick(Words)),
            _ => json.Insert(at, json[at..Math.Min(at + random.Next(1, 200), json.Length)]),
        };
    }

    private static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        var inner = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        return node is JsonValue ? [] : inner.OfType<JsonNode>().SelectMany(Containers).Prepend(node);
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
