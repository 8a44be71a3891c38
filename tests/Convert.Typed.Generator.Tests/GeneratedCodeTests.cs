using System.Runtime.CompilerServices;
using System.Text;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>What is emitted, one aspect a golden file. The code of each is compiled with all warnings as errors, and run.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void A_snapshot_without_features_is_an_empty_root() =>
        Verify("""{"account_id": "1", "project": {"id": "2", "name": "Fish & Chips"}}""");

    [Fact]
    public void A_feature_without_variables_has_no_record() =>
        Verify(ConfigText.Of("""[{"id": "10", "key": "dark-mode", "name": "Dark mode", "variables": []}]"""));

    [Fact]
    public void Each_variable_type_has_its_type_in_CSharp() =>
        Verify(ConfigText.Of(
            """
            [{"id": 10, "key": "everything", "variables": [
                {"key": "on", "type": "boolean"}, {"key": "count", "type": "integer"}, {"key": "price", "type": "float"},
                {"key": "text", "type": "string"}, {"key": "plans", "type": "json"}]}]
            """));

    [Fact]
    public void A_variable_that_every_variation_sets_is_never_null() =>
        Verify(ConfigText.Of(
            """[{"id": "10", "key": "button", "variables": [{"key": "caption", "type": "string"}, {"key": "height", "type": "integer"}, {"key": "round", "type": "boolean"}]}]""",
            """
            [{"id": "20", "key": "pricing", "variations": [
                {"id": "30", "key": "a", "changes": [{"type": "fullStackFeature", "data": {"feature_id": 10, "variables_data": {"caption": "Buy", "height": "40", "round": true}}}]},
                {"id": "31", "key": "b", "changes": [{"type": "fullStackFeature", "data": {"feature_id": 10, "variables_data": {"caption": "Go", "height": null, "round": "false"}}}]},
                {"id": "32", "key": "c", "changes": []}]}]
            """));

    [Fact]
    public void A_feature_tells_every_experience_that_carries_it() =>
        Verify(ConfigText.Of(
            """[{"id": "10", "key": "button"}]""",
            """
            [{"id": "20", "key": "first", "variations": [
                {"id": "30", "changes": [{"type": "fullStackFeature", "data": {"feature_id": "10"}}, {"type": "fullStackFeature", "data": {"feature_id": "10"}}]},
                {"id": "31", "changes": [{"type": "fullStackFeature", "data": {"feature_id": "10"}}]}]},
             {"id": "21", "key": "other", "variations": [{"id": "32", "changes": [{"type": "defaultCode", "data": {"feature_id": "10"}}]}]},
             {"id": "22", "variations": [{"id": "33", "changes": [{"type": "fullStackFeature", "data": {"feature_id": "10"}}]}]}]
            """));

    [Fact]
    public void A_root_tells_the_experiences_goals_and_segments_it_was_generated_from() =>
        Verify("""
            {"account_id": "1", "project": {"id": "2"}, "features": [],
             "experiences": [{"id": "20", "key": "first", "variations": [{"id": "30"}, {"key": "no-id"}]}, {"id": 21, "key": "first"}, {"id": "22"}],
             "goals": [{"id": "40", "key": "purchase"}, {"key": "without \"id\""}, {"id": "41"}],
             "segments": [{"id": "50", "key": "returning"}, {"id": "51"}]}
            """);

    [Fact]
    public void A_named_group_holds_the_features_whose_keys_begin_with_it() =>
        Verify(
            ConfigText.Of("""[{"id": "10", "key": "checkout-new-button"}, {"id": "11", "key": "checkout_steps"}, {"id": "12", "key": "checkouts"}]"""),
            groups: "checkout");

    [Fact]
    public void Separators_in_a_key_nest_groups() =>
        Verify(ConfigText.Of("""[{"id": "10", "key": "shop/checkout:new.button"}]"""));

    [Fact]
    public void A_group_that_is_a_feature_has_the_group_as_members() =>
        Verify(
            ConfigText.Of("""[{"id": "10", "key": "checkout", "variables": [{"key": "steps", "type": "integer"}]}, {"id": "11", "key": "checkout-new-button"}]"""),
            groups: "checkout");

    [Fact]
    public void Keys_that_become_the_same_name_are_told_apart_by_id() =>
        Verify(ConfigText.Of("""[{"id": "9", "key": "aB"}, {"id": "100", "key": "a_b"}, {"id": "20", "key": "a-b", "variables": [{"key": "x-y", "type": "float"}, {"key": "X_Y", "type": "float"}]}]"""));

    [Fact]
    public void What_TryGet_gives_comes_from_the_variation_of_the_visitor()
    {
        var json = ConfigText.Of(
            """[{"id": "10", "key": "button", "variables": [{"key": "caption", "type": "string"}, {"key": "height", "type": "integer"}, {"key": "style", "type": "json"}]}]""",
            """
            [{"id": "20", "key": "pricing", "variations": [
                {"id": "30", "key": "a", "traffic_allocation": 50, "changes": [{"type": "fullStackFeature", "data": {"feature_id": 10, "variables_data": {"caption": "Buy", "height": "40"}}}]},
                {"id": "31", "key": "b", "traffic_allocation": 50, "changes": [{"type": "fullStackFeature", "data": {"feature_id": 10, "variables_data": {"caption": "Go", "style": "[1]"}}}]}]}]
            """);
        using var loaded = SnapshotProject.Generate(json).Load();
        var root = loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)));
        var (_, button) = RootReader.Features(root).Single();

        var values = Enumerable.Range(0, 50).Select(id => RootReader.Read(button, root.Visitor($"visitor-{id}"))?.ToString()).Distinct().Order();

        Assert.Equal(
            ["ButtonVariables { Caption = Buy, Height = 40, Style =  }", "ButtonVariables { Caption = Go, Height = , Style = [1] }"],
            values);
    }

    private static void Verify(string json, string groups = "", [CallerMemberName] string test = "")
    {
        var generated = new SnapshotProject { Groups = groups }.WithSnapshot("convert.config.json", json).Generate();
        Assert.Empty(generated.Diagnostics);
        Golden.Verify(generated.Source, test: test);

        using var loaded = generated.Load();
        Assert.Equal(Encoding.UTF8.GetBytes(json), loaded.ReadSnapshot("Shop.Flags"));
        var root = loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)));
        foreach (var (_, feature) in RootReader.Features(root))
        {
            RootReader.Read(feature, root.Visitor("visitor-1"));
        }
    }
}
