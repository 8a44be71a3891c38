using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>What an answer costs when the project grows: experiences that do not carry the feature must not be felt.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class ScaleBenchmarks
{
    private const int Visitors = 10_000;
    private static readonly AttributeSet UnitedStates = new() { ["country"] = "US" };

    private Visitor[] visitors = [];
    private ConvertClient client = null!;

    /// <summary>How many experiences the config has; it has twice as many features.</summary>
    [Params(10, 1_000, 10_000)]
    public int Experiences { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        client = ConvertClient.FromConfiguration(LargeConfiguration.Of(Experiences));
        visitors = [.. Enumerable.Range(0, Visitors).Select(number => client.Visitor($"visitor-{number:D14}", UnitedStates))];
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "peek, never decided")]
    public int Peek()
    {
        var feature = client.Feature("feature-10");
        var on = 0;
        foreach (var visitor in visitors)
        {
            on += feature.Peek(visitor).IsEnabled ? 1 : 0;
        }

        return on;
    }
}
