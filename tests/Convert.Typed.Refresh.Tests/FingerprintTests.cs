using System.Text;
using System.Text.Json.Nodes;

namespace ConvertTyped.Refresh.Tests;

public sealed class FingerprintTests
{
    private const string Config =
        """
        {"account_id":"1","project":{"id":"2","name":"n","environments":{"live":{"is_default":true},"staging":{}},"settings":{"version":"2026-01-01T00:00:00+00:00-1"}},
         "features":[{"id":"10","key":"a","name":"n","variables":[{"key":"x","type":"json"},{"key":"y","type":"string"}]},{"id":"11","key":"b"}],
         "experiences":[{"id":"20","key":"e","name":"n","version":12,"environment":"live","locations":["40"],"site_area":{"OR":[]},"audiences":["30","50"],
            "settings":{"matching_options":{"audiences":"all"}},
            "variations":[{"id":"21","key":"v","name":"n","status":"running","traffic_allocation":50,"changes":[{"id":1,"type":"fullStackFeature","data":{"feature_id":"10","variables_data":{"x":{"p":[1,true]},"y":"t"}}}]},
                          {"id":"22","key":"w","traffic_allocation":50}]}],
         "audiences":[{"id":"30","key":"au","name":"n","type":"permanent","rules":{"OR":[{"AND":[{"OR_WHEN":[{"rule_type":"r","key":"k","value":"v","matching":{"match_type":"equals","negated":false}}]}]}]}}],
         "segments":[{"id":"50","key":"s","rules":null}],
         "locations":[{"id":"40","key":"l","rules":null}],
         "goals":[{"id":"60","key":"g","name":"n","rules":null}],
         "archived_experiences":["99"]}
        """;

    public static TheoryData<string, string> Decisive => new()
    {
        { "account_id", "\"7\"" },
        { "project.id", "\"7\"" },
        { "project.environments.live.is_default", "false" },
        { "features.0.id", "\"7\"" },
        { "features.0.key", "\"z\"" },
        { "features.0.variables.0.key", "\"z\"" },
        { "features.0.variables.0.type", "\"string\"" },
        { "experiences.0.id", "\"7\"" },
        { "experiences.0.key", "\"z\"" },
        { "experiences.0.version", "11" },
        { "experiences.0.environment", "\"staging\"" },
        { "experiences.0.locations", "[]" },
        { "experiences.0.site_area", "null" },
        { "experiences.0.audiences.0", "\"7\"" },
        { "experiences.0.settings.matching_options.audiences", "\"any\"" },
        { "experiences.0.variations.0.id", "\"7\"" },
        { "experiences.0.variations.0.key", "\"z\"" },
        { "experiences.0.variations.0.status", "\"stopped\"" },
        { "experiences.0.variations.0.traffic_allocation", "49" },
        { "experiences.0.variations.0.traffic_allocation", "\"50\"" },
        { "experiences.0.variations.0.traffic_allocation", "null" },
        { "experiences.0.variations.0.changes.0.type", "\"defaultCode\"" },
        { "experiences.0.variations.0.changes.0.data.feature_id", "\"11\"" },
        { "experiences.0.variations.0.changes.0.data.variables_data.y", "\"u\"" },
        { "experiences.0.variations.0.changes.0.data.variables_data.y", "null" },
        { "experiences.0.variations.0.changes.0.data.variables_data.x.p.0", "1.0" },
        { "experiences.0.variations.0.changes.0.data.variables_data.x.p.1", "false" },
        { "audiences.0.id", "\"7\"" },
        { "audiences.0.type", "\"transient\"" },
        { "audiences.0.rules", "null" },
        { "audiences.0.rules.OR.0.AND.0.OR_WHEN.0.rule_type", "\"z\"" },
        { "audiences.0.rules.OR.0.AND.0.OR_WHEN.0.key", "\"z\"" },
        { "audiences.0.rules.OR.0.AND.0.OR_WHEN.0.value", "[\"v\"]" },
        { "audiences.0.rules.OR.0.AND.0.OR_WHEN.0.matching.match_type", "\"contains\"" },
        { "audiences.0.rules.OR.0.AND.0.OR_WHEN.0.matching.negated", "true" },
        { "audiences.0.rules.OR.0.AND.0.OR_WHEN.0.matching.negated", "\"false\"" },
        { "segments.0.key", "\"z\"" },
        { "locations.0.rules", "{}" },
        { "goals.0.key", "\"z\"" },
        { "goals.0.id", "\"7\"" },
        { "archived_experiences", "[]" },
    };

    public static TheoryData<string, string> Indifferent => new()
    {
        { "project.name", "\"z\"" },
        { "project.environments.staging.is_default", "true" },
        { "project.settings.version", "\"2027-01-01T00:00:00+00:00-2\"" },
        { "features.0.name", "\"z\"" },
        { "features.0.id", "10" },
        { "experiences.0.name", "\"z\"" },
        { "experiences.0.status", "\"draft\"" },
        { "experiences.0.variations.0.name", "\"z\"" },
        { "experiences.0.variations.0.changes.0.id", "2" },
        { "audiences.0.name", "\"z\"" },
        { "goals.0.name", "\"z\"" },
        { "unknown", "[1,2]" },
    };

    [Theory]
    [MemberData(nameof(Decisive))]
    public void What_deciding_looks_at_counts(string path, string value) => Assert.NotEqual(Of(Config), Of(With(path, value)));

    [Theory]
    [MemberData(nameof(Indifferent))]
    public void What_it_does_not_look_at_does_not(string path, string value) => Assert.Equal(Of(Config), Of(With(path, value)));

    [Fact]
    public void Formatting_does_not_count() =>
        Assert.Equal(Of(Config), Of(JsonNode.Parse(Config)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true })));

    [Fact]
    public void Order_in_lists_counts_because_it_decides()
    {
        var config = JsonNode.Parse(Config)!;
        var variations = config["experiences"]![0]!["variations"]!.AsArray();
        var first = variations[0];
        variations.RemoveAt(0);
        variations.Add(first);

        Assert.NotEqual(Of(Config), Of(config.ToJsonString()));
    }

    private static string Of(string json) => ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)).Status.Fingerprint;

    private static string With(string path, string value)
    {
        ArgumentNullException.ThrowIfNull(path);
        var config = JsonNode.Parse(Config)!;
        var steps = path.Split('.');
        var owner = steps[..^1].Aggregate(config, static (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (int.TryParse(steps[^1], out var position))
        {
            owner[position] = JsonNode.Parse(value);
        }
        else
        {
            owner[steps[^1]] = JsonNode.Parse(value);
        }

        return config.ToJsonString();
    }
}
