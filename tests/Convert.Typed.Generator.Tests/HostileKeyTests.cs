using ConvertTyped.Generator.Tests.Harness;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Generator.Tests;

/// <summary>
/// Whatever stands in a key of a feature, a variable, an experience, a variation or a segment: the code compiles with all
/// warnings as errors, and its literals are the keys.
/// </summary>
public sealed class HostileKeyTests
{
    private static readonly string[] Hostile =
    [
        "flags", "Flags", "checkout", "checkout-checkout", "checkout.checkout.checkout", "a-b", "a_b", "aB", "AB", "a.b", "a--b", "A",
        "class", "record", "event", "global", "value", "field", "await", "dynamic", "string", "object", "system", "System", "convert", "Convert", "order",
        "1", "1-2", "007", "_", "__", "-", ".", "/", " ", "\t", "", "a.", ".a", "..", "a...b",
        "\"", "\\", "\\\"", "\"\"\"", "\"; throw null; //", "'", "\\u0041", "\\", "{", "}", "{0}", "{{", "$\"{x}\"", "%s",
        "\n", "a\nb", "a\r\nb", "\u0085", "\u2028", "\u2029", "a\u2028#error b", "\n#error x", "\v\f", "\0", "\b", "\u007F",
        "*/", "/*", "//", "///", "</summary>", "<c>", "]]>", "<![CDATA[", "&", "&lt;", "&#0;", "<!--", "-->", "<see cref=\"X\"/>",
        "\uD83C", "\uDF89", "\uDF89\uD83C", "🎉", "🎉-a", "\uD835\uDC9C", "\uFFFE", "\uFFFF", "\uE000", "\uFEFF", "\uFFFD",
        "\u200F", "\u202E", "a\u202Eb", "\u2066a\u2069", "\u200Ba", "a\u00ADb", "\uDB40\uDC01", "\u0301", "e\u0301", "é", "a\u0301\u0302", "\u0E33", "ǆ", "ß", "ı", "İ", "ﬁ", "Å", "Ⅷ", "ª",
        "١٢٣", "שלום", "مرحبا", "한국어", "ᄒ", "日本語", "が", "か\u3099", "\u00A0", "\u3000",
        "isEnabled", "tryGet", "decide", "peek", "explain", "override", "key", "variable", "client", "visitor", "goals", "equals", "getHashCode", "getType",
        "toString", "memberwiseClone", "finalize", "referenceEquals", "deconstruct", "printMembers", "clone", "equalityContract", "values", "value0", "variables",
        "button", "button-feature", "button-variables", "button-group", "_button", "button.feature", "op_Equality", ".ctor", "<Main>$", "get_A", "set-a",
    ];

    private static readonly Gen<string> Key = Gen.Frequency(
        (3, Gen.OneOfConst(Hostile)),
        (2, Gen.Char.Array[0, 8].Select(static characters => new string(characters))),
        (3, Gen.OneOfConst("a", "A", "b", "B", "1", "-", "_", ".", "--", "/", "feature", "group", "variables").Array[1, 6].Select(string.Concat)),
        (1, Gen.Select(Gen.OneOfConst(Hostile), Gen.OneOfConst("-", ".", "", "_"), Gen.OneOfConst(Hostile), static (left, separator, right) => left + separator + right)),
        (1, Gen.Select(Gen.Char, Gen.Int[0, 3000], static (character, count) => new string(character, count))));

    private static readonly Gen<string> Id = Gen.OneOf(Gen.OneOfConst("1", "2", "10", "x", "X", "arglist", "_", "1.5", "\"", "\u202E", "", "00"), Gen.Int[0, 99].Select(static id => $"{id}"));

    [Fact]
    public void Every_hostile_key_becomes_a_feature_and_a_variable()
    {
        var features = Hostile.Select(static (key, index) => (Id: $"{index}", Key: key, Variables: key.StartsWith('b') ? Hostile : [key])).ToArray();

        AssertCompilesAndKeepsKeys(features, groups: "checkout|a|button|Flags|🎉");
    }

    [Fact]
    public void Every_hostile_key_becomes_a_goal_and_every_hostile_name_an_attribute()
    {
        var rules = AttributeTests.Rules([.. Hostile.Select(static key => $$"""{"key": {{Quote(key)}}, "value": {{Quote(key)}}, "matching": {"match_type": "equals", "negated": false} }""")]);
        var goals = Hostile.Select((key, index) => $$"""{"id": "{{index}}", "key": {{Quote(key)}}, "rules": {{(index == 0 ? rules : "null")}} }""");
        var json = $$"""{"account_id": "1", "project": {"id": "2"}, "goals": [{{string.Join(',', goals)}}]}""";

        using var loaded = SnapshotProject.Generate(json).Load();

        var attributes = (AttributeSet)Activator.CreateInstance(loaded.Assembly.GetType("Shop.VisitorAttributes", throwOnError: true)!)!;
        foreach (var property in attributes.GetType().GetProperties().Where(static property => property.PropertyType == typeof(string) && property.GetIndexParameters().Length == 0))
        {
            property.SetValue(attributes, "given");
        }

        Assert.Equal(
            Hostile.Concat(["campaign", "country"]).Distinct().Order(StringComparer.Ordinal),
            attributes.Select(static attribute => attribute.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Hostile.Distinct().Count(static key => key.Length > 0), loaded.Assembly.GetType("Shop.Flags+GoalsList", throwOnError: true)!.GetProperties().Length);
    }

    [Fact]
    public void Random_keys_become_features_and_variables() =>
        Gen.Select(
            Gen.Select(Id, Key, Key.Array[0, 6]).Array[0, 15],
            Key.Where(static group => !group.Contains('|')).Array[0, 4])
            .Sample((features, groups) => AssertCompilesAndKeepsKeys(features, string.Join('|', groups)), iter: 60, threads: 2);

    [Fact]
    public void Hostile_names_of_projects_files_and_resources_stay_where_they_are_shown()
    {
        foreach (var name in Hostile.Where(static name => name.Length > 0))
        {
            var json = $$"""{"account_id": "1", "project": {"name": {{Quote(name)}}, "id": {{Quote(name)}} } }""";
            var generated = new SnapshotProject().WithSnapshot("x", json, ("Resource", name)).Generate();

            Assert.Empty(generated.Diagnostics);
            using var loaded = generated.Load();
        }
    }

    [Fact]
    public void No_generated_line_holds_a_character_that_hides_what_it_is()
    {
        var features = Hostile.Where(static key => key.Length > 0).Select((key, index) => ConfigText.Feature(index, key, Hostile));
        var sources = SnapshotProject.Generate(ConfigOf($"[{string.Join(',', features)}]", Hostile)).Sources;

        Assert.Equal(4, sources.Count);
        Assert.DoesNotContain(string.Concat(sources.Select(static source => source.SourceText.ToString())), static character => character != '\n' && (char.IsControl(character) || char.GetUnicodeCategory(character)
            is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator));
    }

    private static void AssertCompilesAndKeepsKeys((string Id, string Key, string[] Variables)[] features, string groups)
    {
        var keys = features.Select(static feature => feature.Key).ToList();
        var json = ConfigOf($"[{string.Join(',', features.Select(Feature))}]", keys);
        var generated = new SnapshotProject { Groups = groups }.WithSnapshot("convert.config.json", json).Generate();

        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        using (var loaded = generated.Load())
        {
            var named = keys.Where(static key => key.Length > 0).Distinct().Count();
            Assert.Equal(named, ListOf(loaded, "Experiences"));
            Assert.Equal(named, ListOf(loaded, "Segments"));
            Assert.All(
                loaded.Assembly.GetTypes().Where(static type => type.IsEnum),
                type => Assert.Contains(Enum.GetValues(type).Length, new[] { 2, keys.Count + 2 }));
            var expected = features
                .Where(static feature => feature.Key.Length > 0)
                .DistinctBy(static feature => feature.Key)
                .Select(static feature => string.Join(',', feature.Variables.Where(static key => key.Length > 0).Distinct().Prepend(feature.Key).Select(Quote)));
            Assert.Equal(expected.Order(StringComparer.Ordinal), KeysIn(generated.Root).Order(StringComparer.Ordinal));
        }
    }

    private static int ListOf(LoadedProject loaded, string list) => loaded.Assembly.GetType($"Shop.Flags+{list}List")?.GetProperties().Length ?? 0;

    /// <summary>A config with these features, and with an experience and a segment of each key, and a variation of each in all experiences.</summary>
    private static string ConfigOf(string features, IReadOnlyList<string> keys)
    {
        var variations = string.Join(',', keys.Select(static (key, index) => $$"""{"id": "{{index}}", "key": {{Quote(key)}}, "name": {{Quote(key)}}}"""));
        var items = keys.Select(static (key, index) => $$"""{"id": "{{index}}", "key": {{Quote(key)}}, "name": {{Quote(key)}}""").ToList();
        var experiences = items.Select((item, index) => $$"""{{item}}, "variations": [{{(index < 3 ? variations : "")}}]}""");
        return $$"""{"account_id": "1", "project": {"id": "2"}, "features": {{features}}, "experiences": [{{string.Join(',', experiences)}}], "segments": [{{string.Join(',', items.Select(static item => item + "}"))}}]}""";
    }

    /// <summary>What the compiler makes of the literals that each feature gives its base class.</summary>
    private static IEnumerable<string> KeysIn(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<ConstructorInitializerSyntax>()
            .Select(static initializer => initializer.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>())
            .Select(static literals => string.Join(',', literals.Select(static literal => Quote(literal.Token.ValueText))))
            .Where(static keys => keys.Length > 0);

    private static string Feature((string Id, string Key, string[] Variables) feature)
    {
        var variables = feature.Variables.Select(static (key, index) => $$"""{"key": {{Quote(key)}}, "type": "{{(index % 2 == 0 ? "string" : "json")}}"}""");
        return $$"""{"id": {{Quote(feature.Id)}}, "name": {{Quote(feature.Key)}}, "key": {{Quote(feature.Key)}}, "variables": [{{string.Join(',', variables)}}]}""";
    }

    private static string Quote(string text) => Snapshots.Json.JsonQuote.Quote(text);
}
