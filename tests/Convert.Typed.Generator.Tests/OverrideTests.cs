using System.Reflection;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>Typed overrides in the code of a user, compiled with all warnings as errors, and run.</summary>
public sealed class OverrideTests
{
    private static readonly string Json = ConfigText.Of(
        """
        [{"id": 10, "key": "everything", "variables": [
            {"key": "on", "type": "boolean"}, {"key": "count", "type": "integer"}, {"key": "price", "type": "float"},
            {"key": "text", "type": "string"}, {"key": "plans", "type": "json"}]},
         {"id": 11, "key": "plain"}]
        """,
        """[{"id": "20", "key": "first", "variations": [{"id": "30", "changes": [{"type": "fullStackFeature", "data": {"feature_id": 10, "variables_data": {"text": "a", "count": 1}}}]}]}]""");

    [Fact]
    public void Each_variable_is_named_with_its_type() => Assert.Equal(
        "EverythingVariables { On = True, Count = 3, Price = 0.5, Text = Go, Plans = [1] }",
        Run("""
            flags.Everything.Override(on => on.On(true).Count(3).Price(0.5).Text("Go").Plans(System.Text.Json.JsonElement.Parse("[1]")));
            return flags.Everything.TryGet(flags.Visitor("ada"), out var everything) ? everything.ToString() : "off";
            """));

    [Fact]
    public void The_result_of_TryGet_needs_the_variables_that_are_always_set_and_no_others() => Assert.Equal(
        "False, True: EverythingVariables { On = , Count = 3, Price = , Text = Go, Plans =  }",
        Run("""
            flags.Everything.Override(on => on.Text("Go"));
            var some = flags.Everything.TryGet(flags.Visitor("ada"), out _);
            flags.Everything.Override(on => on.Text("Go").Count(3));
            return $"{some}, {flags.Everything.TryGet(flags.Visitor("ada"), out var everything)}: {everything}";
            """));

    [Fact]
    public void What_an_override_names_and_what_not_is_told() => Assert.Equal(
        "everything is on: overridden, with count 3, without on, price, text, plans",
        Run("""
            flags.Everything.Override(on => on.Count(3));
            return flags.Everything.Decide(flags.Visitor("ada")).ToString();
            """));

    [Fact]
    public void A_feature_is_switched_on_or_off_without_naming_anything() => Assert.Equal(
        "True True False False",
        Run("""
            flags.Everything.Override(true);
            flags.Plain.Override(true);
            var (everything, plain) = (flags.Everything.IsEnabled(flags.Visitor("ada")), flags.Plain.IsEnabled(flags.Visitor("ada")));
            flags.Everything.Override(false);
            flags.Plain.ClearOverride();
            return $"{everything} {plain} {flags.Everything.IsEnabled(flags.Visitor("ada"))} {flags.Plain.IsEnabled(flags.Visitor("ada"))}";
            """));

    private static string Run(string statements)
    {
        var project = new SnapshotProject
        {
            Code = $$"""
                namespace Shop;
                internal static class Test
                {
                    internal static string Run()
                    {
                        var flags = ConvertTyped.ConvertTesting.Create<Flags>();
                        {{statements}}
                    }
                }
                """,
        };
        using var loaded = project.WithSnapshot("convert.config.json", Json).Generate().Load();
        return (string)loaded.Assembly.GetType("Shop.Test", throwOnError: true)!.GetMethod("Run", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!;
    }
}
