using System.Text.Json.Nodes;
using ConvertTyped.Refresh;

namespace ConvertTyped.Tracking.Tests;

/// <summary>The config of the quickstart, and clients that decide with it.</summary>
internal static class Shop
{
    public const string AccountId = "10022898";

    public static byte[] Config { get; } = Read();

    public static ConvertClient Client(ConvertTracking tracking, Action<JsonNode>? change = null)
    {
        var config = JsonNode.Parse(Config)!;
        change?.Invoke(config);
        var options = new ConvertOptions();
        return new ConvertClient(ConfigurationLoader.Load(JsonBytes(config), options.Bucketing()), options, tracking);
    }

    public static byte[] JsonBytes(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());

    private static byte[] Read()
    {
        using var resource = typeof(Shop).Assembly.GetManifestResourceStream("shop.json")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
