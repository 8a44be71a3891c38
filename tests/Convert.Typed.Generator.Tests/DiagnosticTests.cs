using System.Text;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Tests;

/// <summary>What is wrong with a snapshot is reported where it stands, and what is right gets types all the same.</summary>
public sealed class DiagnosticTests
{
    [Fact]
    public void CVT001_shows_where_a_snapshot_stops_being_JSON_and_what_stands_before_has_types()
    {
        const string Json = """
            {
              "account_id": "1",
              "features": [
                {"id": "10", "key": "first"},
                {"id": "11", "key": "second", "variables": [{"key": "a", "type": "string"},
              "project": {"id": "2"}
            }
            """;

        var generated = SnapshotProject.Generate(Json);

        var diagnostic = AssertSingle(generated, "convert.config.json(6,12): Error CVT001", ":", Json);
        Assert.Equal(
            "'convert.config.json' is not JSON: expected ',' or ']' after an item, found ':'. Correct this place or save the config again; until then only what stands before it has types.",
            diagnostic.GetMessage());
        AssertMembers(generated, "First", "Second");
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("<html>", 1, 1)]
    [InlineData("{\n  \"account_id\": \"1\"", 2, 20)]
    public void CVT001_still_leaves_the_root_class(string json, int line, int column)
    {
        var generated = SnapshotProject.Generate(json);

        Assert.Equal($"convert.config.json({line},{column}): Error CVT001", Place.Of(generated.Diagnostics.Single()));
        AssertMembers(generated);
    }

    [Fact]
    public void CVT001_tells_a_file_that_is_not_UTF8()
    {
        var text = SourceText.From(ConfigText.OfKeys("first"), Encoding.Unicode);
        var generated = new SnapshotProject().WithSnapshot(new MemoryFile("convert.config.json", text)).Generate();

        Assert.Equal("convert.config.json(1,1): Error CVT001", Place.Of(generated.Diagnostics.Single()));
        Assert.Contains("expected UTF-8, found utf-16", generated.Diagnostics.Single().GetMessage());
        AssertMembers(generated, "First");
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("||||||| 1a2b3c4")]
    [InlineData("=======")]
    [InlineData(">>>>>>> feature/checkout")]
    public void CVT001_tells_a_merge_conflict(string mark)
    {
        var generated = SnapshotProject.Generate($"{{\n\"account_id\": \"1\"\n{mark}\n}}");

        Assert.Equal("convert.config.json(3,1): Error CVT001", Place.Of(generated.Diagnostics.Single()));
        Assert.Equal(
            "'convert.config.json' is not JSON: here is a mark of a merge conflict. Resolve the merge conflict; until then only what stands before it has types.",
            generated.Diagnostics.Single().GetMessage());
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n", 1, "here is a mark of a merge conflict. Resolve the merge conflict;")]
    [InlineData("{}\n=======\n{}\n>>>>>>> main\n", 2, "here is a mark of a merge conflict. Resolve the merge conflict;")]
    [InlineData("\n<!DOCTYPE html>", 2, "it looks like a web page, not a config. Run 'dotnet build -t:ConvertRefresh' to put the config that Convert serves in its place; until then no feature has a type.")]
    [InlineData("{}\n<html>", 2, "expected the end of the text after the value, found '<'. Correct this place or save the config again;")]
    [InlineData("{}\n====", 2, "expected the end of the text after the value, found '='. Correct this place or save the config again;")]
    public void CVT001_tells_what_a_file_is_instead_of_JSON(string text, int line, string message)
    {
        var diagnostic = SnapshotProject.Generate(text).Diagnostics.Single();

        Assert.Equal($"convert.config.json({line},1): Error CVT001", Place.Of(diagnostic));
        Assert.StartsWith($"'convert.config.json' is not JSON: {message}", diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("[]", 1, 1, "[", "it is not an object")]
    [InlineData("\n  \"text\"", 2, 3, "\"", "it is not an object")]
    [InlineData("{}", 1, 1, "{", "it has no account_id")]
    [InlineData("{\n\"account_id\": {}}", 2, 1, "\"account_id\"", "it has no account_id")]
    [InlineData("{\"account_id\": 1}", 1, 1, "{", "it has no project.id")]
    [InlineData("{\"account_id\": 1,\n \"project\": {\"name\": \"x\"}}", 2, 2, "\"project\"", "it has no project.id")]
    [InlineData("{\"account_id\": 1, \"project\": {\"id\": 2},\n\"error\": {\"code\": 404}}", 2, 1, "\"error\"", "it is an error answer of the service")]
    [InlineData("{\"code\": 401,\n\"message\": \"{0} Unauthorized\"}", 2, 1, "\"message\"", "it is an error answer of the service")]
    [InlineData("{\"account_id\": 1, \"project\": {\"id\": 2}, \"features\": {}}", 1, 41, "\"features\"", "its features are not a list")]
    [InlineData("{\"data\": {\n  \"account_id\": 1}}", 1, 10, "{", "it has no project.id")]
    public void CVT002_says_why_JSON_is_no_config(string json, int line, int column, string underlined, string reason)
    {
        var generated = SnapshotProject.Generate(json);

        var diagnostic = AssertSingle(generated, $"convert.config.json({line},{column}): Error CVT002", underlined, json);
        Assert.StartsWith($"'convert.config.json' is not a Convert config: {reason}. Run 'dotnet build -t:ConvertRefresh' to put", diagnostic.GetMessage());
        AssertMembers(generated);
    }

    [Fact]
    public void CVT003_stands_at_the_second_feature_of_a_key()
    {
        const string Features = """
            [{"id": "10", "key": "a{0}", "variables": [{"key": "x", "type": "string"}]},
             {"id": "11", "key": "a{0}"}]
            """;
        var json = ConfigText.Of(Features);

        var generated = SnapshotProject.Generate(json);

        var diagnostic = AssertSingle(generated, "convert.config.json(2,22): Warning CVT003", "\"a{0}\"", json);
        Assert.StartsWith("Feature key \"a{0}\" comes twice, with the ids 10 and 11. Only the first one gets a type", diagnostic.GetMessage());
        AssertMembers(generated, "A0");
        Assert.Contains("A0Variables", generated.Source);
    }

    [Theory]
    [InlineData("{\"id\": \"10\"}", 2, "{")]
    [InlineData("{\"id\": \"10\", \"key\": \"\"}", 22, "\"\"")]
    [InlineData("{\"id\": \"10\", \"key\": 7}", 22, "7")]
    [InlineData("null", 2, "n")]
    public void CVT004_stands_where_a_key_should(string feature, int column, string underlined)
    {
        var json = ConfigText.Of($"[\n {feature}, {{\"key\": \"b\"}}]");

        var generated = SnapshotProject.Generate(json);

        AssertSingle(generated, $"convert.config.json(2,{column}): Warning CVT004", underlined, json);
        AssertMembers(generated, "B");
    }

    [Theory]
    [InlineData("{\"key\": \"x\", \"type\": \"date\"}", 23, "\"date\"", "the unknown type \"date\"")]
    [InlineData("{\"key\": \"x\", \"type\": \"String\"}", 23, "\"String\"", "the unknown type \"String\"")]
    [InlineData("{\"key\": \"x\", \"type\": null}", 23, "null", "no type")]
    [InlineData("{\"key\": \"x\"}", 2, "{", "no type")]
    public void CVT005_stands_at_the_type(string variable, int column, string underlined, string type)
    {
        var json = ConfigText.Of($$"""[{"id": "10", "key": "a", "variables": [{{'\n'}} {{variable}}, {"key": "y", "type": "float"}]}]""");

        var generated = SnapshotProject.Generate(json);

        var diagnostic = AssertSingle(generated, $"convert.config.json(2,{column}): Warning CVT005", underlined, json);
        Assert.StartsWith($"Variable \"x\" of feature \"a\" has {type}, so it gets no member. Choose", diagnostic.GetMessage());
        Assert.Contains("FeatureVariable<double> Y", generated.Source);
        Assert.DoesNotContain(" X ", generated.Source);
    }

    [Theory]
    [InlineData("{\"type\": \"float\"}", 2, "{", "a variable without a key")]
    [InlineData("{\"key\": [], \"type\": \"float\"}", 10, "[]", "a variable without a key")]
    [InlineData("{\"type\": \"string\", \"key\": \"y\"}", 28, "\"y\"", "a second variable \"y\"")]
    public void CVT006_stands_at_the_key_of_the_variable(string variable, int column, string underlined, string what)
    {
        var json = ConfigText.Of($$"""[{"id": "10", "key": "a", "variables": [{"key": "y", "type": "float"},{{'\n'}} {{variable}}]}]""");

        var generated = SnapshotProject.Generate(json);

        var diagnostic = AssertSingle(generated, $"convert.config.json(2,{column}): Warning CVT006", underlined, json);
        Assert.StartsWith($"Feature \"a\" has {what}, which gets no member. Give it", diagnostic.GetMessage());
        Assert.Contains("FeatureVariable<double> Y", generated.Source);
    }

    [Fact]
    public void A_message_shows_hostile_keys_on_one_line()
    {
        var json = ConfigText.OfKeys("a\n{1}\u202E\"", "a\n{1}\u202E\"");

        var message = SnapshotProject.Generate(json).Diagnostics.Single().GetMessage();

        Assert.StartsWith("""Feature key "a\u000A{1}\u202E\"" comes twice""", message);
    }

    [Fact]
    public void Each_diagnostic_leads_to_its_section_of_the_README()
    {
        var diagnostic = SnapshotProject.Generate("").Diagnostics.Single();

        Assert.Equal("https://github.com/convert-typed/convert-typed#cvt001", diagnostic.Descriptor.HelpLinkUri);
        Assert.Equal("Convert.Typed", diagnostic.Descriptor.Category);
    }

    [Fact]
    public void Without_a_snapshot_nothing_is_emitted_and_nothing_said()
    {
        var generated = new SnapshotProject().WithFile("convert.config.json", "{}").Generate();

        Assert.Empty(generated.Diagnostics);
        Assert.Empty(generated.Sources);
    }

    private static Diagnostic AssertSingle(GeneratedProject generated, string place, string underlined, string json)
    {
        var diagnostic = Assert.Single(generated.Diagnostics);
        Assert.Equal(place, Place.Of(diagnostic));
        Assert.Equal(underlined, Place.Underlined(diagnostic, json));
        return diagnostic;
    }

    /// <summary>The code compiles, and the root has exactly these members.</summary>
    private static void AssertMembers(GeneratedProject generated, params string[] names)
    {
        using var loaded = generated.Load();
        var properties = loaded.Assembly.GetType("Shop.Flags", throwOnError: true)!.GetProperties().Where(static property => property.DeclaringType!.Name == "Flags");
        Assert.Equal(names, properties.Select(static property => property.Name));
    }
}
