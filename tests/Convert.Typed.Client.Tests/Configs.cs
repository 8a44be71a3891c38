using System.Text;
using System.Text.Json.Nodes;
using ConvertTyped.CompilerServices;
using ConvertTyped.Refresh;
using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>Configs and clients for tests.</summary>
internal static class Configs
{
    /// <summary>The config of the quickstart, as it is embedded in this assembly.</summary>
    public static string Shop { get; } = Encoding.UTF8.GetString(SnapshotOf<Flags>().Span);

    public static ConvertClient Client(string json, ConvertOptions? options = null) =>
        ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json), options);

    /// <summary>The quickstart's config after a change, in a client.</summary>
    public static ConvertClient ShopClient(Action<JsonNode>? change = null, ConvertOptions? options = null) => Client(ShopWith(change), options);

    /// <summary>The class of the snapshot with json variables, over that snapshot.</summary>
    public static Site Site() => new(ConvertClient.FromConfiguration(SnapshotOf<Site>()));

    public static string ShopWith(Action<JsonNode>? change)
    {
        var config = JsonNode.Parse(Shop)!;
        change?.Invoke(config);
        return config.ToJsonString();
    }

    /// <summary>Puts another config in force, as a refresh does.</summary>
    public static void Replace(this ConvertClient client, string json) =>
        client.Replace(ConfigurationLoader.Load(Encoding.UTF8.GetBytes(json), new ConvertOptions().Bucketing()));

    public static JsonNode Experience(this JsonNode config, string key) =>
        config["experiences"]!.AsArray().Single(experience => (string?)experience!["key"] == key)!;

    private static ReadOnlyMemory<byte> SnapshotOf<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Snapshot.Read()!.Value;
}
