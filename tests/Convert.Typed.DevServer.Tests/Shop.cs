using System.Text;
using System.Text.Json.Nodes;
using ConvertTyped.Tests;

namespace ConvertTyped.DevServer.Tests;

/// <summary>The config of the quickstart, and what can be sent about it.</summary>
internal static class Shop
{
    public const string Key = "10012345/2001";

    public const string ProjectAddress = "10012345/10054321";

    public static string ConfigFile { get; } = Path.Combine(Repository.Root, "samples/Quickstart/convert.config.json");

    public static byte[] Config { get; } = File.ReadAllBytes(ConfigFile);

    /// <summary>The config after an edit.</summary>
    public static byte[] Edit(Action<JsonObject> edit)
    {
        var config = JsonNode.Parse(Config)!.AsObject();
        edit(config);
        return Encoding.UTF8.GetBytes(config.ToJsonString());
    }

    /// <summary>The config with an experience's members set.</summary>
    public static byte[] WithExperience(int position, string member, JsonNode? value) =>
        Edit(config => config["experiences"]![position]![member] = value);

    /// <summary>A track request with these visitors.</summary>
    public static string Track(params string[] visitors) =>
        $$"""{"enrichData":true,"accountId":"10012345","projectId":"10054321","source":"test","visitors":[{{string.Join(',', visitors)}}]}""";

    public static string Visitor(string id, params string[] events) => $$"""{"visitorId":"{{id}}","events":[{{string.Join(',', events)}}]}""";

    public static string Bucketing(string experience = "100300001", string variation = "100400002") =>
        $$$"""{"eventType":"bucketing","data":{"experienceId":"{{{experience}}}","variationId":"{{{variation}}}"}}""";

    public static string Conversion(string goal = "100200001", string more = "") => $$$"""{"eventType":"conversion","data":{"goalId":"{{{goal}}}"{{{more}}}}}""";
}
