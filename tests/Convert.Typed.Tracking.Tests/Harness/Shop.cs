using System.Text.Json.Nodes;
using ConvertTyped.Refresh;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Tracking.Tests;

/// <summary>The config of the quickstart, and clients that decide with it.</summary>
internal static class Shop
{
    public static byte[] Config { get; } = Read();

    public static ConvertClient Client(ConvertTracking tracking, Action<JsonNode>? change = null)
    {
        var config = JsonNode.Parse(Config)!;
        change?.Invoke(config);
        var options = new ConvertOptions();
        var intake = new ConfigurationIntake(options.Refresh(), static _ => { }, TimeProvider.System, RefreshMeter.None, NullLogger.Instance);
        Assert.True(intake.Take(JsonBytes(config), ConfigurationOrigin.Snapshot, age: null, out _));
        return new ConvertClient(intake, refresher: null, options, tracking);
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
