using System.Text.Json;
using ConvertTyped.CompilerServices;

namespace ConvertTyped.Benchmarks;

/// <summary>Configs with one audience rule and experiences of two variations, the second of which carries features.</summary>
internal static class Shop
{
    /// <summary>A hundred experiences that carry a feature each, as it is checked in and generated from.</summary>
    public static ReadOnlyMemory<byte> Of100 => Snapshot<ShopOf100>();

    public static TRoot Root<TRoot>(ConvertClient client)
        where TRoot : ConvertRoot, IConvertRoot<TRoot> => TRoot.Create(client);

    /// <summary>A config of any size; each experience carries as many features as there are features per experience.</summary>
    public static byte[] Of(int experiences, int features) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        account_id = "10012345",
        project = new { id = "10054323", name = "Shop" },
        audiences = new[] { new { id = "100100001", key = "united-states", type = "transient", rules = UnitedStates() } },
        features = Enumerable.Range(0, features).Select(static number => new
        {
            id = $"{10_000 + number}",
            name = $"Feature {number}",
            key = $"feature-{number}",
            variables = new[] { Variable("caption", "string"), Variable("color", "string"), Variable("columns", "integer"), Variable("layout", "json") },
        }),
        experiences = Enumerable.Range(0, experiences).Select(number => Experience(number, Math.Max(1, features / experiences))),
    });

    private static object UnitedStates() => new
    {
        OR = new[] { new { AND = new[] { new { OR_WHEN = new[] { new { rule_type = "generic_text_key_value", key = "country", value = "US", matching = new { match_type = "equals", negated = false } } } } } } },
    };

    private static object Variable(string key, string type) => new { key, type };

    private static object Experience(int number, int carried) => new
    {
        id = $"{100_300_000 + number}",
        name = $"Experience {number}",
        key = $"experience-{number}",
        type = "a/b_fullstack",
        status = "active",
        version = 12,
        global_js = $"console.log('experience {number}');",
        audiences = new[] { "100100001" },
        locations = Array.Empty<string>(),
        settings = new { matching_options = new { audiences = "any", locations = "any" } },
        variations = new[] { Variation(number, "original", 0), Variation(number, "changed", carried), Variation(number, "bold", carried) },
    };

    private static object Variation(int experience, string key, int carried) => new
    {
        id = $"{experience}-{key}",
        name = key,
        key,
        status = "running",
        traffic_allocation = 33,
        changes = Enumerable.Range(0, carried).Select(offset => new
        {
            id = experience,
            type = "fullStackFeature",
            data = new
            {
                feature_id = $"{10_000 + (experience * carried) + offset}",
                variables_data = new
                {
                    caption = $"Buy the {key} one now, while stocks of number {experience} last: there will not be another like it this year",
                    color = "#0a7d33",
                    columns = $"{experience % 7}",
                    layout = new { order = new[] { "basic", "pro", "team", "enterprise" }, highlight = "pro", badges = new { pro = "most popular", team = "best value" }, footnote = new string('n', 400) },
                },
            },
        }),
    };

    private static ReadOnlyMemory<byte> Snapshot<TRoot>()
        where TRoot : ConvertRoot, IConvertRoot<TRoot> => TRoot.Snapshot.Read()!.Value;
}
