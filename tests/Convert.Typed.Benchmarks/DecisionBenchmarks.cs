using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>What one answer costs, beside the least it could and beside Microsoft.FeatureManagement. One run, so that ratios mean something.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class DecisionBenchmarks
{
    private const int Visitors = 10_000;
    private const string ExperienceId = "100300050";
    private static readonly AttributeSet UnitedStates = new() { ["country"] = "US", ["plan"] = "pro" };

    private readonly FeatureManagement featureManagement = new();
    private readonly HeldRoute route = new();
    private string[] ids = [];
    private byte[][] readyIds = [];
    private FeatureManagement.VisitorContext[] contexts = [];
    private Visitor[] decided = [];
    private Visitor[] undecided = [];
    private Visitor[] fresh = [];
    private string[] freshIds = [];
    private ConvertClient client = null!;
    private ShopOf100 flags = null!;
    private int generation;

    [GlobalSetup]
    public void Setup()
    {
        ids = [.. Enumerable.Range(0, Visitors).Select(Id)];
        readyIds = [.. ids.Select(Encoding.UTF8.GetBytes)];
        contexts = [.. ids.Select(static id => new FeatureManagement.VisitorContext { UserId = id, Country = "US" })];

        // Small enough that the rows with fresh visitors run with the memory of visitors at its bound.
        client = route.ClientOf(Shop.Of100, new ConvertOptions { RememberedVisitors = 2 * Visitors, Tracking = { QueueCapacity = 3 * Visitors } });
        flags = new ShopOf100(client);
        decided = [.. ids.Select(id => client.Visitor(id, UnitedStates))];
        undecided = [.. ids.Select(id => client.Visitor($"undecided-{id}"[..22], UnitedStates))];
        foreach (var visitor in decided)
        {
            flags.Feature50.IsEnabled(visitor);
        }

        // Rows with fresh visitors run once an iteration; without this they would measure code that is not compiled for good yet.
        for (var round = 0; round < 50; round++)
        {
            DrainAndRenew();
            First_decision();
            New_visitor_and_first_decision();
        }
    }

    [IterationSetup(Targets = [nameof(First_decision), nameof(New_visitor_and_first_decision)])]
    public void DrainAndRenew()
    {
        generation++;
        route.Drain(client.Tracking);
        freshIds = [.. Enumerable.Range(0, Visitors).Select(number => Id((generation * Visitors) + number))];
        fresh = [.. freshIds.Select(id => client.Visitor($"f{id[1..]}", UnitedStates))];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Visitors, Description = "B1: hash of 22 ready bytes")]
    public uint B1()
    {
        var result = 0u;
        foreach (var ready in readyIds)
        {
            result ^= Baselines.Hash(ready);
        }

        return result;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "B2: equality + UTF-8 + hash + split")]
    public int B2()
    {
        var on = 0;
        foreach (var context in contexts)
        {
            on += Baselines.Decide(context.Country, ExperienceId, context.UserId) ? 1 : 0;
        }

        return on;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "B3: Microsoft.FeatureManagement")]
    public async Task<int> B3()
    {
        var on = 0;
        foreach (var context in contexts)
        {
            on += await featureManagement.IsEnabledAsync(context) ? 1 : 0;
        }

        return on;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "re-read, typed")]
    public int Reread()
    {
        var on = 0;
        foreach (var visitor in decided)
        {
            on += flags.Feature50.IsEnabled(visitor) ? 1 : 0;
        }

        return on;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "re-read, by key")]
    public int Reread_by_key()
    {
        var on = 0;
        foreach (var visitor in decided)
        {
            on += client.Feature("feature-50").IsEnabled(visitor) ? 1 : 0;
        }

        return on;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "TryGet with four variables")]
    public long TryGet()
    {
        var columns = 0L;
        foreach (var visitor in decided)
        {
            columns += flags.Feature50.TryGet(visitor, out var on) ? on.Columns : 0;
        }

        return columns;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "peek, never decided")]
    public int Peek()
    {
        var on = 0;
        foreach (var visitor in undecided)
        {
            on += flags.Feature50.Peek(visitor).IsEnabled ? 1 : 0;
        }

        return on;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "first decision, remembered and queued")]
    public int First_decision()
    {
        var on = 0;
        foreach (var visitor in fresh)
        {
            on += flags.Feature50.IsEnabled(visitor) ? 1 : 0;
        }

        return on;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "new visitor + first decision + queued")]
    public int New_visitor_and_first_decision()
    {
        var on = 0;
        foreach (var id in freshIds)
        {
            on += flags.Feature50.IsEnabled(client.Visitor(id, new AttributeSet { ["country"] = "US", ["plan"] = "pro" })) ? 1 : 0;
        }

        return on;
    }

    // Twenty-two characters, like a short GUID.
    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"visitor-{number:D14}");
}
