using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace ConvertTyped.Client.Tests;

public sealed class AnyJsonTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char, 0, 6],
        Gen.OneOfConst("", "true", "0", "1e400", "-0", "running", "fullStackFeature", "equals", "regexMatches", "(", "^(a+)+$", "US", "all", "constructor", "__proto__", "100300001", "İΣ", "\ud83d"));

    private static readonly Gen<string> Json = AnyJson(depth: 4);

    [Fact]
    public void Nothing_throws_on_any_value_anywhere_in_a_config()
    {
        var places = Enumerable.Range(0, PlacesIn(JsonNode.Parse(Configs.Shop)!).Count);
        Gen.Select(Gen.OneOfConst([.. places]), Json).Sample(
            static (place, value) =>
            {
                var config = ConfigWith(place, value);
                ConvertClient client;
                try
                {
                    client = ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(config));
                }
                catch (FormatException)
                {
                    // What is no config at all is refused, with words; nothing else may be thrown.
                    return;
                }

                AskEverything(client, new AttributeSet { ["country"] = "US", ["plan"] = "pro", ["visits"] = 7, ["action"] = "add-to-cart" });
            },
            iter: 4_000);
    }

    [Fact]
    public void Nothing_throws_on_any_attribute()
    {
        var client = ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(ConfigWithEveryMatchType()));
        Gen.Select(Json, Json).Sample(
            (first, second) => AskEverything(client, new AttributeSet { ["country"] = Parse(first), ["visits"] = Parse(second), ["plan"] = Parse(first) }),
            iter: 1_500);
    }

    private static void AskEverything(ConvertClient client, AttributeSet attributes)
    {
        var visitor = client.Visitor("ada", attributes).At(new AttributeSet { ["url"] = "/pricing" });
        _ = client.Experiences(visitor);
        foreach (var key in (string[])["checkout-new-button", "checkout-express-payment", "pricing-annual-discount", "pricing-table", "free-shipping", "search-suggestions"])
        {
            var feature = client.Feature(key);
            _ = feature.IsEnabled(visitor);
            _ = feature.Decide(visitor).ToString();
            _ = feature.Explain(visitor).ToString();
            _ = feature.Variable<long>("columns").ValueOr(visitor, 0);
            _ = feature.IsEnabled(visitor.Preview("100300002", "100400013"));
        }

        client.SetSegments(visitor, attributes);
        _ = client.EnterSegments(visitor, ["newsletter-readers"], attributes);
        _ = client.Goal("purchase").Track(visitor, new GoalData(attributes), attributes);
        _ = client.Goal("add-to-cart").Track(visitor, attributes: attributes);
        _ = client.Remembered(visitor).ToString();
    }

    private static string ConfigWith(int place, string value)
    {
        // Through a mark, because a JsonNode cannot hold every value that JSON can.
        const string mark = "here it comes";
        var config = JsonNode.Parse(Configs.Shop)!;
        PlacesIn(config)[place](mark);
        return config.ToJsonString().Replace($"\"{mark}\"", value, StringComparison.Ordinal);
    }

    // A way to replace each value in the document but the root.
    private static List<Action<JsonNode>> PlacesIn(JsonNode node)
    {
        var places = new List<Action<JsonNode>>();
        if (node is JsonObject members)
        {
            foreach (var (name, member) in members.ToList())
            {
                places.Add(value => members[name] = value);
                places.AddRange(member is null ? [] : PlacesIn(member));
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                var at = index;
                places.Add(value => items[at] = value);
                places.AddRange(items[at] is { } item ? PlacesIn(item) : []);
            }
        }

        return places;
    }

    private static string ConfigWithEveryMatchType() => Configs.ShopWith(static config =>
    {
        var entries = new JsonArray();
        foreach (var matchType in (string[])["equals", "equalsNumber", "matches", "less", "lessEqual", "contains", "startsWith", "endsWith", "isIn", "regexMatches", "exists", "not_exists", "doesNotExist"])
        {
            foreach (var (attribute, value) in (ReadOnlySpan<(string, string)>)[("country", "\"US\""), ("visits", "5"), ("plan", "[null,{\"a\":1}]")])
            {
                var rule = new JsonObject { ["key"] = attribute, ["value"] = JsonNode.Parse(value), ["matching"] = new JsonObject { ["match_type"] = matchType, ["negated"] = true } };
                var impossible = new JsonObject { ["OR_WHEN"] = new JsonArray() };
                entries.Add(new JsonObject { ["AND"] = new JsonArray(new JsonObject { ["OR_WHEN"] = new JsonArray(rule) }, impossible) });
            }
        }

        foreach (var audience in config["audiences"]!.AsArray())
        {
            audience!["rules"]!["OR"] = entries.DeepClone();
        }
    });

    private static AttributeValue Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return AttributeValue.FromJson(document.RootElement);
    }

    private static Gen<string> AnyJson(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.OneOfConst("null", "true", "false", "0", "-0", "1e400", "1e-400", "12345678901234567890", "0.1"),
            Gen.Double.Where(double.IsFinite).Select(static number => number.ToString("R", CultureInfo.InvariantCulture)),
            Text.Select(Quote));
        return depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                AnyJson(depth - 1).Array[0, 3].Select(static items => $"[{string.Join(',', items)}]"),
                Gen.Select(Gen.OneOf(Text, Gen.OneOfConst("OR", "AND", "OR_WHEN", "id", "key", "value", "matching", "type", "data")), AnyJson(depth - 1)).Array[0, 3]
                    .Select(static members => $"{{{string.Join(',', members.Select(static member => $"{Quote(member.Item1)}:{member.Item2}"))}}}"));
    }

    // By hand, because a serializer refuses lone surrogates and JSON does not.
    private static string Quote(string text) =>
        $"\"{string.Concat(text.Select(static character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")))}\"";
}
