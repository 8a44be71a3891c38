using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;

namespace ConvertTyped.Benchmarks;

/// <summary>What putting a config in force costs, beside only parsing it.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class LoadBenchmarks
{
    private readonly byte[] large = LargeConfiguration.Of(experiences: 1_000);

    [Benchmark(Baseline = true, Description = "JsonDocument.Parse")]
    public JsonValueKind Parse()
    {
        using var document = JsonDocument.Parse(large);
        return document.RootElement.ValueKind;
    }

    [Benchmark(Description = "read + compile")]
    public object Load() => ConfigurationLoader.Load(large, BucketingSettings.Default);
}
