using System.Text.Json.Nodes;
using ConvertTyped.CompilerServices;
using ConvertTyped.Refresh;
using Example;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Tracking.Tests;

/// <summary>The config of the quickstart, and clients that decide with it.</summary>
internal static class Shop
{
    public static byte[] Config { get; } = SnapshotOf<Flags>();

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

    private static byte[] SnapshotOf<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags> => TFlags.Snapshot.Read()!.Value.ToArray();
}
