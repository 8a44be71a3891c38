using System.Globalization;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>
/// Whatever a config and the file beside it hold, the generator does not throw, and what it emits compiles: nullable, every warning
/// an error, docs required. Environment variable <c>HOSTILE_CONFIGS=10000</c> tries that many.
/// </summary>
public sealed class HostileConfigTests
{
    /// <summary>Compiling is what takes the time, and fifty snapshots fit into one compilation.</summary>
    private const int InOneCompilation = 50;

    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_CONFIGS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 500;

    [Fact]
    public void Mutated_configs_become_code_that_compiles()
    {
        foreach (var seeds in Enumerable.Range(0, Count).Chunk(InOneCompilation))
        {
            if (FaultOf(seeds) is not null)
            {
                var faults = seeds.Select(static seed => (Seed: seed, Fault: FaultOf([seed]))).Where(static one => one.Fault is not null).Select(static one => $"Seed {one.Seed}: {one.Fault}").ToList();
                Assert.Fail(faults.Count > 0 ? string.Join('\n', faults) : $"Only together, seeds {seeds[0]} to {seeds[^1]}: {FaultOf(seeds)}");
            }
        }
    }

    [Fact]
    public void A_seed_always_gives_the_same_config()
    {
        Assert.Equal(HostileConfigs.Of(7), HostileConfigs.Of(7));
        Assert.NotEqual(HostileConfigs.Of(7), HostileConfigs.Of(8));
    }

    /// <summary>What went wrong with the configs of these seeds, each in a namespace of its own.</summary>
    private static string? FaultOf(IEnumerable<int> seeds)
    {
        var project = seeds.Aggregate(new SnapshotProject(), static (project, seed) =>
            project.WithSnapshot($"{seed}.json", HostileConfigs.Of(seed), ("Namespace", $"Seed{seed}")).WithRetired($"{seed}.retired.json", HostileConfigs.RetiredOf(seed)));
        return project.Generate().Fault();
    }
}
