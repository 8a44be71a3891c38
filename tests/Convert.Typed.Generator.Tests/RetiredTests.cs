using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests;

/// <summary>What is no longer served keeps its types for a while, and says so where it is used.</summary>
public sealed class RetiredTests
{
    private const string Retired = """
        {
          "features": [
            {"id": "11", "key": "old-banner", "variables": [{"key": "text", "type": "string", "is_always_set": true}, {"key": "size", "type": "integer"}], "retired": "2026-11-24"},
            {"id": "12", "key": "older-banner", "retired": "2026-01-01", "is_error": true},
            {"id": "10", "key": "button", "retired": "2026-01-01"}
          ],
          "variables": [
            {"feature_id": "10", "key": "color", "type": "string", "is_always_set": true, "retired": "2026-11-23"},
            {"feature_id": "10", "key": "look", "type": "json", "values": [{"font": "serif"}], "retired": "2026-11-23"}
          ],
          "experiences": [
            {"id": "21", "key": "winter", "variations": [{"id": "32", "key": "snow"}], "retired": "2026-11-24"},
            {"id": "22", "key": "autumn", "variations": [{"id": "33", "key": "leaves"}], "retired": "2026-01-01", "is_error": true},
            {"id": "23", "key": "shelf", "variations": [{"id": "34", "key": "tall", "changes": [{"type": "fullStackFeature", "data": {"feature_id": "13",
                "variables_data": {"caption": "Go", "box": "{\"width\": 3}"}}}]}], "retired": "2026-11-24"}
          ],
          "variations": [
            {"experience_id": "20", "id": "30", "key": "hot", "retired": "2026-11-24"},
            {"experience_id": "20", "id": "39", "key": "hottest", "retired": "2026-01-01", "is_error": true},
            {"experience_id": "20", "id": "31", "key": "mild", "retired": "2026-11-24"}
          ],
          "goals": [
            {"id": "41", "key": "rent", "type": "revenue", "rules": {"OR": [{"AND": [{"OR_WHEN": [{"key": "days", "rule_type": "generic_numeric_key_value", "value": 3}]}]}]}, "retired": "2026-11-24"}
          ],
          "attribute_texts": [
            {"place": "visitor", "key": "tier", "text": "gold", "retired": "2026-11-24"},
            {"place": "visitor", "key": "tier", "text": "silver", "retired": "2026-11-24"},
            {"place": "visitor", "key": "nobody", "text": "gold", "retired": "2026-11-24"}
          ],
          "json_members": [
            {"feature_id": "14", "key": "banner", "path": "link", "values": [{"url": "/"}, {"url": "/b"}], "retired": "2026-11-24"},
            {"feature_id": "14", "key": "banner", "path": "slides/*/a~1b", "values": [3], "retired": "2026-11-24"},
            {"feature_id": "14", "key": "banner", "path": "gone/below", "values": [3], "retired": "2026-11-24"},
            {"feature_id": "14", "key": "banner", "path": "title", "values": [3], "retired": "2026-11-24"}
          ],
          "segments": [{"id": "51", "key": "guests", "retired": "2026-11-24"}],
          "attributes": [
            {"place": "visitor", "key": "visits", "rules": {"OR": [{"AND": [{"OR_WHEN": [{"key": "visits", "rule_type": "generic_numeric_key_value", "value": 5}]}]}]}, "retired": "2026-11-24"},
            {"place": "visitor", "key": "plan", "rules": {"OR": [{"AND": [{"OR_WHEN": [{"key": "plan", "matching": {"match_type": "equals"}, "value": "pro"}]}]}]}, "retired": "2026-11-24"},
            {"place": "location", "key": "url", "retired": "2026-11-24"},
            {"place": "visitor", "key": "country", "retired": "2026-11-24"}
          ]
        }
        """;

    private static readonly string Served = ConfigText
        .Of($"[{ConfigText.Feature(10, "button", "caption")}, {{\"id\": \"13\", \"key\": \"paused\", \"variables\": [{{\"key\": \"caption\", \"type\": \"string\"}}, {{\"key\": \"box\", \"type\": \"json\"}}]}}, {{\"id\": \"14\", \"key\": \"home\", \"variables\": [{{\"key\": \"banner\", \"type\": \"json\"}}]}}]")
        .Replace("\"experiences\": []", "\"audiences\": [{\"id\": \"61\", \"rules\": {\"OR\": [{\"AND\": [{\"OR_WHEN\": [{\"key\": \"tier\", \"matching\": {\"match_type\": \"equals\"}, \"value\": \"silver\"}]}]}]}}], \"experiences\": [{\"id\": \"20\", \"key\": \"summer\", \"variations\": [{\"id\": \"31\", \"key\": \"warm\", \"changes\": [{\"type\": \"fullStackFeature\", \"data\": {\"feature_id\": \"14\", \"variables_data\": {\"banner\": {\"title\": \"Go\", \"slides\": [{\"image\": \"a.png\"}]}}}}]}]}]");

    [Fact]
    public void A_retired_feature_compiles_as_it_did_and_warns_where_it_is_used()
    {
        var warning = Assert.Single(Using("_ = flags.OldBanner.TryGet(visitor, out var on) ? on.Text.Length + on.Size ?? 0 : 0;"));

        Assert.Equal("CVT203", warning.Id);
        Assert.Equal(
            "'Flags.OldBanner' is obsolete: 'Feature 'old-banner' is no longer served (2026-11-24): it is off for everybody. Remove its uses; what is served again comes back with the next refresh.'",
            warning.GetMessage());
        Assert.Equal(DiagnosticSeverity.Warning, warning.DefaultSeverity);
        Assert.Equal("https://github.com/convert-typed/convert-typed#cvt203", warning.Descriptor.HelpLinkUri);
    }

    [Theory]
    [InlineData("\"nobody\"", "CVT201", "it was on for nobody, and is off. Remove its uses")]
    [InlineData("\"everybody\"", "CVT202", "it was on for everybody, and is off now. Keep what it turns on and remove its uses")]
    [InlineData("\"some\"", "CVT203", "it is off for everybody. Remove its uses")]
    [InlineData("7", "CVT203", "it is off for everybody. Remove its uses")]
    public void Each_state_in_which_a_feature_was_has_its_id_and_its_cure(string reach, string id, string cure)
    {
        var warning = Assert.Single(Using("_ = flags.OldBanner;", Retired.Replace("\"key\": \"old-banner\",", $"\"key\": \"old-banner\", \"on_for\": {reach},", StringComparison.Ordinal)));

        Assert.Equal(id, warning.Id);
        Assert.Contains($"(2026-11-24): {cure}; what is served again", warning.GetMessage(), StringComparison.Ordinal);
        Assert.Equal($"https://github.com/convert-typed/convert-typed#{id.ToLowerInvariant()}", warning.Descriptor.HelpLinkUri);
    }

    [Theory]
    [InlineData("string", "\"Hel\\u202Elo\"", "LastValue(\"Hel\\u202Elo\")]")]
    [InlineData("string", "7", null)]
    [InlineData("integer", "-3", "LastValue(-3L)]")]
    [InlineData("integer", "\"12\"", "LastValue(12L)]")]
    [InlineData("integer", "12.5", null)]
    [InlineData("float", "1e300", "LastValue(1E+300D)]")]
    [InlineData("boolean", "true", "LastValue(true)]")]
    [InlineData("boolean", "\"yes\"", null)]
    [InlineData("json", "7", null)]
    [InlineData("string", "{}", null)]
    [InlineData("unknown", "7", null)]
    public void The_last_value_of_a_variable_is_kept_when_it_is_of_its_type(string type, string value, string? written)
    {
        var generated = new SnapshotProject()
            .WithSnapshot("convert.config.json", Served)
            .WithRetired("convert.retired.json", $$"""{"features": [{"id": "11", "key": "old", "on_for": "everybody", "retired": "2026-11-24", "variables": [{"key": "text", "type": "{{type}}", "is_always_set": true, "last_value": {{value}}}]}]}""")
            .Generate();

        using var loaded = generated.Load();
        Assert.Equal(written is null ? [] : [written], generated.Source.Split('.').Where(static part => part.StartsWith("LastValue(", StringComparison.Ordinal)).Select(static part => part.Split('\n')[0]));
    }

    [Fact]
    public void A_feature_that_retired_long_ago_no_longer_compiles() =>
        Assert.Equal(("CVT203", DiagnosticSeverity.Error), Assert.Single(Using("_ = flags.OlderBanner;")) is var error ? (error.Id, error.DefaultSeverity) : default);

    [Fact]
    public void A_retired_variable_warns_and_the_others_of_its_feature_do_not()
    {
        Assert.Equal("CVT204", Assert.Single(Using("_ = flags.Button.Color;")).Id);
        Assert.Empty(Using("_ = flags.Button.Caption; _ = flags.Button.TryGet(visitor, out var on) ? on.Color?.Length : 0;"));
    }

    [Theory]
    [InlineData("_ = flags.Experiences.Winter.Run(visitor) == WinterVariation.Snow;", DiagnosticSeverity.Warning, "CVT205", "Experience 'winter' is no longer served (2026-11-24): nobody is in it.")]
    [InlineData("_ = flags.Experiences.Autumn;", DiagnosticSeverity.Error, "CVT205", "Experience 'autumn' is no longer served (2026-01-01): nobody is in it.")]
    [InlineData("_ = SummerVariation.Hot;", DiagnosticSeverity.Warning, "CVT206", "Variation 'hot' is no longer served (2026-11-24): nobody is given it.")]
    [InlineData("_ = SummerVariation.Hottest;", DiagnosticSeverity.Error, "CVT206", "Variation 'hottest' is no longer served (2026-01-01): nobody is given it.")]
    [InlineData("flags.Goals.Rent.Track(visitor, new() { Days = 3 }, amount: 5);", DiagnosticSeverity.Warning, "CVT207", "Goal 'rent' is no longer served (2026-11-24): it is not tracked.")]
    [InlineData("_ = SummerVariation.Mild == SummerVariation.Warm;", DiagnosticSeverity.Warning, "CVT206", "Variation 'mild' is no longer served (2026-11-24): nobody is given it.")]
    [InlineData("_ = new VisitorAttributes { Tier = VisitorAttributes.Tiers.Gold };", DiagnosticSeverity.Warning, "CVT209", "Text 'gold' of attribute 'tier' is no longer served (2026-11-24): no rule compares with it.")]
    [InlineData("_ = flags.Segments.Guests;", DiagnosticSeverity.Warning, "CVT208", "Segment 'guests' is no longer served (2026-11-24): nobody enters it.")]
    [InlineData("_ = new VisitorAttributes { Visits = 3 };", DiagnosticSeverity.Warning, "CVT209", "Attribute 'visits' is no longer served (2026-11-24): no rule reads it.")]
    [InlineData("_ = new VisitorAttributes { Plan = VisitorAttributes.Plans.Pro };", DiagnosticSeverity.Warning, "CVT209", "Attribute 'plan' is no longer served (2026-11-24): no rule reads it.")]
    [InlineData("_ = new VisitorLocation { Url = \"/\" };", DiagnosticSeverity.Warning, "CVT209", "Attribute 'url' is no longer served (2026-11-24): no rule reads it.")]
    [InlineData("_ = flags.Home.Banner.ValueOr(visitor, null!).Link?.Url.Length;", DiagnosticSeverity.Warning, "CVT210", "Member 'link' of the JSON is no longer served (2026-11-24): it is null.")]
    [InlineData("long? _ = flags.Home.Banner.ValueOr(visitor, null!).Slides[0].AB;", DiagnosticSeverity.Warning, "CVT210", "Member 'a/b' of the JSON is no longer served (2026-11-24): it is null.")]
    [InlineData("_ = flags.Button.Look.ValueOr(visitor, null!).Font;", DiagnosticSeverity.Warning, "CVT204", "Variable 'look' is no longer served (2026-11-23): it has no value.")]
    public void What_is_retired_compiles_as_it_did_and_warns_where_it_is_used(string use, DiagnosticSeverity severity, string id, string message)
    {
        var diagnostic = Assert.Single(Using(use));

        Assert.Equal((id, severity), (diagnostic.Id, diagnostic.DefaultSeverity));
        Assert.Contains(message, diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = flags.OldStory.Page.ValueOr(visitor, null!).Link?.Url.Length;", "CVT203")]
    [InlineData("_ = flags.Button.Story.ValueOr(visitor, null!).Link?.Url.Length;", "CVT204")]
    public void A_retired_member_of_JSON_stays_when_what_it_is_in_retires_after_it(string use, string outer) => Assert.Equal(
        [outer, "CVT210"],
        Using(use, """
            {
              "features": [{"id": "15", "key": "old-story", "variables": [{"key": "page", "type": "json", "values": [{"title": "Go"}]}], "retired": "2026-11-25"}],
              "variables": [{"feature_id": "10", "key": "story", "type": "json", "values": [{"title": "Go"}], "retired": "2026-11-25"}],
              "json_members": [
                {"feature_id": "15", "key": "page", "path": "link", "values": [{"url": "/"}], "retired": "2026-11-24"},
                {"feature_id": "10", "key": "story", "path": "link", "values": [{"url": "/"}], "retired": "2026-11-24"}
              ]
            }
            """).Select(static warning => warning.Id));

    [Fact]
    public void A_report_segment_is_never_retired() => Assert.Empty(Using("_ = new VisitorAttributes { Country = \"US\" };"));

    [Fact]
    public void A_variation_keeps_its_value_when_an_older_one_retires() => Assert.Contains("Warm = 2,", Project("").Generate().Part("Experiences"), StringComparison.Ordinal);

    [Fact]
    public void Types_of_variables_stay_when_all_that_carries_their_feature_is_paused() =>
        Assert.Empty(Using("_ = flags.Paused.TryGet(visitor, out var on) ? on.Caption.Length + on.Box.Width : 0;"));

    [Fact]
    public void A_pragma_silences_a_use()
    {
        Assert.Empty(Using("#pragma warning disable CVT203, CVT204\n_ = flags.OldBanner; _ = flags.Button.Color;"));
        Assert.Equal("CVT203", Assert.Single(Using("#pragma warning disable CVT203\n_ = flags.OlderBanner;")).Id);
    }

    [Fact]
    public void What_is_served_again_warns_nowhere() => Assert.Empty(Using("_ = flags.Button;"));

    [Fact]
    public void Nobody_misses_what_is_retired()
    {
        var source = Project("").Generate().Source;
        var shape = source[source.IndexOf(".Describe(", StringComparison.Ordinal)..];
        shape = shape[..shape.IndexOf('}', StringComparison.Ordinal)];

        Assert.Contains("shape.Feature(\"Button\", \"button\", \"10\");", shape, StringComparison.Ordinal);
        Assert.Contains("shape.Variation(\"Warm\", \"warm\", \"31\");", shape, StringComparison.Ordinal);
        Assert.All(["Winter", "Autumn", "Hot", "Rent", "Guests", "visits", "plan", "url"], gone => Assert.DoesNotContain(gone, shape, StringComparison.Ordinal));
        Assert.DoesNotContain("OldBanner", shape, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Color\"", shape, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generated_code_compiles_without_a_warning_of_its_own() => Project("").Generate().Load();

    [Fact]
    public void A_retired_file_with_a_conflict_is_reported_in_its_place()
    {
        var project = new SnapshotProject()
            .WithSnapshot("convert.config.json", Served)
            .WithRetired("convert.retired.json", "{\n<<<<<<< HEAD\n}");

        var fault = Assert.Single(project.Generate().Diagnostics);

        Assert.Equal("CVT001", fault.Id);
        Assert.Equal(("convert.retired.json", 1), (fault.Location.GetLineSpan().Path, fault.Location.GetLineSpan().StartLinePosition.Line));
        Assert.StartsWith("'convert.retired.json' is not JSON: here is a mark of a merge conflict. Resolve the merge conflict;", fault.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config/shop.json", "config/shop.retired.json", true)]
    [InlineData("config/shop.config.json", "config/shop.retired.json", true)]
    [InlineData("config/Shop.Config.json", "config/Shop.Config.retired.json", true)]
    [InlineData("config/Shop.Config.json", "config/Shop.retired.json", false)]
    [InlineData("config/shop.JSON", "config/shop.retired.json", true)]
    [InlineData("config/shop.jsonc", "config/shop.retired.json", true)]
    [InlineData("config/shop.json", "convert.retired.json", false)]
    public void A_retired_file_belongs_to_the_snapshot_it_is_named_after(string snapshot, string retired, bool belongs) => Assert.Equal(
        belongs,
        new SnapshotProject().WithSnapshot(snapshot, Served).WithRetired(retired, Retired).Generate().Source.Contains("OldBanner", StringComparison.Ordinal));

    private static SnapshotProject Project(string use, string retired = Retired) => new SnapshotProject
    {
        Code = $$"""
            namespace Shop;

            internal static class Code
            {
                public static void Run(Flags flags, ConvertTyped.Visitor visitor)
                {
                    {{use}}
                }
            }
            """,
    }
        .WithSnapshot("convert.config.json", Served)
        .WithRetired("convert.retired.json", retired);

    /// <summary>What the compiler says of code that uses the types.</summary>
    private static IReadOnlyList<Diagnostic> Using(string use, string retired = Retired)
    {
        var project = Project(use, retired);
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.CreateCompilation(), out var compilation, out _, TestContext.Current.CancellationToken);
        return [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];
    }
}
