using System.Text;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Tests;

namespace ConvertTyped.Generator.Tests;

/// <summary>Configs as the service served them.</summary>
public sealed class RealConfigTests
{
    [Theory]
    [InlineData("cdn-2026-03.json", "Button Feature1 Feature2 Feature4 Feature5 NotAttachedFeature3")]
    [InlineData("cdn-2026-06.json", "Button Feature1 Feature2 Feature4 Feature5 NotAttachedFeature3")]
    [InlineData("older.json", "Feature1 Feature2 NotAttachedFeature3")]
    public void A_real_config_becomes_types_that_read_it(string file, string names)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "configs", file);
        Assert.SkipUnless(File.Exists(path), "Needs recorded real configs, which are not part of the repository.");
        var json = File.ReadAllText(path);

        var generated = SnapshotProject.Generate(json);

        Assert.Empty(generated.Diagnostics);
        using var loaded = generated.Load();
        var root = loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(Encoding.UTF8.GetBytes(json)));
        var features = RootReader.Features(root).ToList();
        Assert.Equal(names, string.Join(' ', features.Select(static feature => feature.Name)));
        foreach (var id in Enumerable.Range(0, 25))
        {
            var visitor = root.Visitor($"visitor-{id}", new AttributeSet { ["country"] = "US" });
            Assert.All(features, feature => RootReader.Read(feature.Feature, visitor));
        }
    }
}
