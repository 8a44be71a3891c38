using System.Text;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Refresh;

namespace ConvertTyped.Generator.Tests;

/// <summary>Whatever values a json variable has, its types compile and read them all: generator and runtime understand JSON alike.</summary>
public sealed class HostileJsonTests
{
    private const int Configs = 3;
    private const int VariablesOfConfig = 40;

    [Fact]
    public void Every_value_of_a_snapshot_fits_the_types_that_were_made_from_it()
    {
        for (var config = 0; config < Configs; config++)
        {
            var values = Enumerable.Range(config * VariablesOfConfig, VariablesOfConfig).Select(HostileJson.Values).ToList();
            var json = ConfigOf(values);
            using var loaded = SnapshotProject.Generate(json).Load();
            var live = ConfigurationLoader.Load(Encoding.UTF8.GetBytes(json), new ConvertOptions().Bucketing());

            Assert.Empty(DriftComparison.Compare(loaded.Describe("Shop.Flags"), live));
            ReadEverything(loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json))), values);
        }
    }

    [Fact]
    public void A_number_always_gives_the_same_values() => Assert.Equal(HostileJson.Values(7), HostileJson.Values(7));

    private static void ReadEverything(ConvertRoot root, List<IReadOnlyList<string>> values)
    {
        foreach (var (_, feature) in RootReader.Features(root))
        {
            var number = int.Parse(feature.Key[1..]);
            for (var variation = 0; variation < values[number].Count; variation++)
            {
                var visitor = root.Visitor("ada").Preview($"{1000 + number}", $"{Id(number, variation)}");
                Assert.True(RootReader.Read(feature, visitor) is not null, $"{feature.Key} does not read {values[number][variation]} beside {string.Join(" and ", values[number])}");
            }
        }
    }

    /// <summary>A feature for each variable, and an experience with a variation for each of its values.</summary>
    private static string ConfigOf(List<IReadOnlyList<string>> values) => ConfigText.Of(
        $"[{string.Join(',', values.Select(static (_, number) => $$"""{"id": "{{number + 1}}", "key": "f{{number}}", "variables": [{"key": "json", "type": "json"}]}"""))}]",
        $"[{string.Join(',', values.Select(static (ofVariable, number) => $$"""{"id": "{{1000 + number}}", "key": "e{{number}}", "variations": [{{string.Join(',', ofVariable.Select((value, index) => Variation(number, index, value)))}}]}"""))}]");

    private static string Variation(int number, int index, string value) => $$$"""
        {"id": "{{{Id(number, index)}}}", "key": "v{{{index}}}", "changes": [{"type": "fullStackFeature", "data": {"feature_id": "{{{number + 1}}}", "variables_data": {"json": {{{value}}} } } }]}
        """;

    private static int Id(int number, int variation) => 10_000 + (number * 10) + variation;
}
