using System.Text.Json.Nodes;
using ConvertTyped.Conformance;
using ConvertTyped.Snapshots.Canonical;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Tests;
using CsCheck;
using JsonValue = ConvertTyped.Snapshots.Json.JsonValue;

namespace ConvertTyped.Tasks.Tests;

/// <summary>The form in which a config is checked in.</summary>
public sealed class CanonicalConfigTests
{
    private static string Quickstart => File.ReadAllText(Path.Combine(Repository.Root, "samples/Quickstart/convert.config.json"));

    [Theory]
    [InlineData("decisions-1", 2163)]
    [InlineData("decisions-2", 2245)]
    public void Every_recorded_call_is_answered_the_same_by_the_canonical_config(string file, int calls)
    {
        using var differences = new StringWriter();
        var tally = new Tally(differences);
        var changed = 0;
        var cases = Lines($"{file}.cases.jsonl.gz").Select(line =>
        {
            var canonical = WithCanonicalConfig(line);
            changed += canonical == line ? 0 : 1;
            return canonical;
        }).ToList();

        DecisionReplay.ReplayAll(cases, [.. Lines($"{file}.expected.jsonl.gz")], tally);

        Assert.Equal("", differences.ToString());
        Assert.Equal(calls, tally.Passed);
        Assert.Equal(cases.Count, changed);
    }

    [Fact]
    public void What_is_canonical_stays_as_it_is_to_the_byte()
    {
        foreach (var config in Lines("decisions-1.cases.jsonl.gz").Select(ConfigOf).Append(Quickstart))
        {
            var once = Canonical(config);

            Assert.Equal(once, Canonical(once));
        }
    }

    [Fact]
    public void The_order_in_which_members_are_served_does_not_show() =>
        Assert.Equal(Canonical(Quickstart), Canonical(Reversed(JsonNode.Parse(Quickstart))!.ToJsonString()));

    [Fact]
    public void Lists_keep_the_order_in_which_they_are_served() => Assert.Equal(
        """
        {
          "account_id": "1",
          "project": {
            "id": "2"
          },
          "audiences": [
            "b",
            "a",
            []
          ]
        }

        """,
        Canonical("""{"audiences": ["b", "a", []], "project": {"id": "2"}, "account_id": "1"}"""));

    [Fact]
    public void What_an_app_can_never_use_is_left_out()
    {
        var canonical = Canonical("""
            {
              "_s_t": "2026-03-22 08:01:02Z",
              "account_id": "1",
              "project": {"id": "2", "global_javascript": "alert(1)", "settings": {"version": "7", "integrations": {"kissmetrics": {}}, "tracking_script": null}},
              "experiences": [{"id": "3", "global_js": "x", "global_css": "y", "integrations": [], "variations": [{"id": "4", "changes": [
                {"id": 5, "type": "customCode", "data": {"js": "alert(2)"}},
                {"id": 6, "type": "fullStackFeature", "data": {"feature_id": 7, "variables_data": {"integrations": {"global_js": "kept"}}}}]}]}]
            }
            """);

        Assert.Equal(
            """{"account_id":"1","project":{"id":"2","settings":{"version":"7"}},"experiences":[{"id":"3","variations":[{"id":"4","changes":[{"id":6,"type":"fullStackFeature","data":{"feature_id":7,"variables_data":{"integrations":{"global_js":"kept"}}}}]}]}]}""",
            JsonNode.Parse(canonical)!.ToJsonString());
    }

    [Theory]
    [InlineData("50.0")]
    [InlineData("1e+21")]
    [InlineData("-0")]
    [InlineData("900719925474099312345")]
    [InlineData("\"Läden 🎉\"")]
    [InlineData("\"line\\nbreak\\t\\\\ \\\"quoted\\\"\"")]
    [InlineData("\"\\uD83C alone\"")]
    [InlineData("\"\\u202Eturned\\u2028\\u0000\"")]
    public void Numbers_and_text_are_written_as_they_were(string value) => Assert.Equal($"[\n  {value}\n]\n", JsonWriter.Write(JsonReader.Read($"[{value}]").Root!));

    [Fact]
    public void Any_text_reads_back_as_it_was() =>
        Gen.Char.Array[0, 10].Select(static characters => new string(characters)).Sample(static text =>
            Assert.Equal(text, JsonReader.Read(JsonWriter.Write(JsonValue.Scalar(JsonKind.Text, text, default))).Root!.Text));

    [Fact]
    public void The_settings_of_the_JavaScript_client_become_the_config_they_hold() =>
        Assert.Equal(Canonical(Quickstart), Canonical($$"""{"environment": "staging", "data": {{Quickstart}}}"""));

    private static string Canonical(string config) => CanonicalConfig.Write(JsonReader.Read(config).Root!);

    private static string ConfigOf(string line)
    {
        var (start, length) = ConfigSpan(line);
        return line.Substring(start, length);
    }

    private static string WithCanonicalConfig(string line)
    {
        var (start, length) = ConfigSpan(line);
        return string.Concat(line.AsSpan(0, start), Canonical(line.Substring(start, length)), line.AsSpan(start + length));
    }

    private static (int Start, int Length) ConfigSpan(string line)
    {
        var span = JsonReader.Read(line).Root!["config"]!.Span;
        return (span.Start.Offset, span.Length);
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(static member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(static item => Reversed(item))]),
        null => null,
        _ => node.DeepClone(),
    };

    private static IEnumerable<string> Lines(string resource) =>
        RecordedFile.Lines(typeof(CanonicalConfigTests).Assembly.GetManifestResourceStream(resource)!, isCompressed: true);
}
