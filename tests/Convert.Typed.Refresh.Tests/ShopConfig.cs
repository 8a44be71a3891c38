using System.Text;
using System.Text.Json.Nodes;
using ConvertTyped.CompilerServices;
using Shop;

namespace ConvertTyped.Refresh.Tests;

/// <summary>The config that Flags was generated from, and changes of it.</summary>
internal static class ShopConfig
{
    public const string SdkKey = "10012345/shop";

    public static ReadOnlyMemory<byte> Bytes { get; } = SnapshotOf<Flags>();

    public static string Text { get; } = Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The config with another caption on the button that everybody in the US sees.</summary>
    public static ReadOnlyMemory<byte> Saying(string caption) => With(config => EachChangeOf(config, "10071", values => values["caption"] = caption));

    public static ReadOnlyMemory<byte> With(Action<JsonNode> change)
    {
        var config = JsonNode.Parse(Text)!;
        change(config);
        return Encoding.UTF8.GetBytes(config.ToJsonString());
    }

    public static JsonNode Feature(this JsonNode config, string key) => config["features"]!.AsArray().Single(feature => (string?)feature!["key"] == key)!;

    public static JsonNode Experience(this JsonNode config, string key) => config["experiences"]!.AsArray().Single(experience => (string?)experience!["key"] == key)!;

    /// <summary>Does something with the values that each variation gives the variables of a feature.</summary>
    public static void EachChangeOf(JsonNode config, string featureId, Action<JsonNode> change)
    {
        var changes = config["experiences"]!.AsArray()
            .SelectMany(static experience => experience!["variations"]!.AsArray())
            .SelectMany(static variation => variation!["changes"]!.AsArray())
            .Where(at => at!["data"]?["feature_id"]?.ToString() == featureId);
        foreach (var at in changes)
        {
            change(at!["data"]!["variables_data"]!);
        }
    }

    private static ReadOnlyMemory<byte> SnapshotOf<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Snapshot.Read()!.Value;
}
