using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>Writes small configs.</summary>
internal static class ConfigText
{
    /// <summary>A config with these lists, given as JSON.</summary>
    public static string Of(string features, string experiences = "[]") =>
        $$"""{"account_id": "1", "project": {"id": "2", "name": "Shop"}, "features": {{features}}, "experiences": {{experiences}}}""";

    /// <summary>A config with feature <c>home</c>, whose json variable <c>banner</c> has one of these values in each variation.</summary>
    public static string OfJson(params IEnumerable<string> values) => Of(
        """[{"id": "10", "key": "home", "variables": [{"key": "banner", "type": "json"}]}]""",
        $$"""[{"id": "20", "key": "e", "variations": [{{string.Join(',', values.Select(JsonVariation))}}]}]""");

    private static string JsonVariation(string value, int index) => $$$"""
        {"id": "{{{30 + index}}}", "key": "v{{{index}}}", "changes": [{"type": "fullStackFeature", "data": {"feature_id": "10", "variables_data": {"banner": {{{value}}} } } }]}
        """;

    /// <summary>A config with features of these keys; their ids count up from 1.</summary>
    public static string OfKeys(params IEnumerable<string> keys) =>
        Of($"[{string.Join(',', keys.Select((key, index) => Feature(index + 1, key)))}]");

    /// <summary>A feature with string variables.</summary>
    public static string Feature(int id, string key, params IEnumerable<string> variables) =>
        $$"""{"id": "{{id}}", "key": {{JsonQuote.Quote(key)}}, "name": {{JsonQuote.Quote(key)}}, "variables": [{{string.Join(',', variables.Select(Variable))}}]}""";

    private static string Variable(string key) => $$"""{"key": {{JsonQuote.Quote(key)}}, "type": "string"}""";
}
