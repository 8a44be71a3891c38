using System.Reflection;
using System.Text;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>Which values make a member that is never null, and that the client reads each of them.</summary>
public sealed class NullabilityTests
{
    [Theory]
    [InlineData("boolean", "true, false, 0, 1, \"\", \"true\", \"FALSE\", \"0\"", "null, [], {}")]
    [InlineData("integer", "0, -1, 42.9, 1e3, 1E-7, true, 9007199254740991, \"0\", \"-12\", \"100.5\"", "null, 1e400, 1e300, 9007199254740993, \"\", \"12px\", \"0x1f\", \" 1\", \"1e3\", \"-\", \"1.\", \"007\", [12], {}")]
    [InlineData("float", "0, -1.5, 1e300, false, \"0.25\", \"-12\"", "null, 1e400, \"Infinity\", \"1e400\", \"1.5em\", \"\", \".5\", [], {}")]
    [InlineData("string", "\"\", \"text\", \"\\ud800\", 1.50, 1e400, true", "null, [1], {\"a\": 1}")]
    [InlineData("json", "{}, [], {\"a\": [1]}, true, 1.5, \"{}\", \"[1]\", \"\\\"text\\\"\", \"1\"", "null, 1e400, \"\", \"text\", \"null\", \"{a: 1}\"")]
    public void A_variable_is_never_null_when_its_values_certainly_read_as_its_type(string type, string certain, string uncertain)
    {
        var values = new[] { certain, uncertain }.SelectMany(ItemsOf).ToList();
        var members = ReadMembers(values.ConvertAll(value => (type, value)));

        Assert.Equal(ItemsOf(certain), values.Zip(members).Where(static pair => !pair.Second).Select(static pair => pair.First));
    }

    [Fact]
    public void A_change_of_another_type_turns_no_feature_on()
    {
        var json = Config([("string", "\"x\"")]);

        Assert.Contains("(string V0)", SnapshotProject.Generate(json).Source);
        Assert.Contains("(string? V0)", SnapshotProject.Generate(json.Replace("fullStackFeature", "defaultCode")).Source);
    }

    /// <summary>Whether the members for these values can be null, as compiled; and checks that the client reads all that cannot.</summary>
    private static List<bool> ReadMembers(IReadOnlyList<(string Type, string Value)> variables)
    {
        var json = Config(variables);
        using var loaded = SnapshotProject.Generate(json).Load();
        var root = loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)));
        var (_, feature) = RootReader.Features(root).Single();

        var values = RootReader.Read(feature, root.Visitor("visitor"));

        Assert.NotNull(values);
        var nullability = new NullabilityInfoContext();
        return [.. variables.Select((_, index) => nullability.Create(values.GetType().GetProperty($"V{index}")!).ReadState == NullabilityState.Nullable)];
    }

    private static string Config(IReadOnlyList<(string Type, string Value)> variables)
    {
        var declared = variables.Select(static (variable, index) => $$"""{"key": "v{{index}}", "type": "{{variable.Type}}"}""");
        var set = variables.Select(static (variable, index) => $$"""  "v{{index}}": {{variable.Value}}  """);
        return ConfigText.Of(
            $$"""[{"id": "10", "key": "a", "variables": [{{string.Join(',', declared)}}]}]""",
            $$"""
            [{"id": "20", "key": "e", "variations": [{"id": "30", "key": "on", "changes": [
                {"type": "fullStackFeature", "data": {"feature_id": "10", "variables_data": { {{string.Join(',', set)}} } } }]}]}]
            """);
    }

    private static IEnumerable<string> ItemsOf(string values)
    {
        using var list = System.Text.Json.JsonDocument.Parse($"[{values}]");
        return [.. list.RootElement.EnumerateArray().Select(static item => item.GetRawText())];
    }
}
