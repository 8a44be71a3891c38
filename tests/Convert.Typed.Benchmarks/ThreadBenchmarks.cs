using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// The same work over one client, shared out among threads: with as many threads as cores it takes as many times less, and
/// more threads make it no slower.
/// </summary>
public class ThreadBenchmarks
{
    private const int Visitors = 10_000;
    private const int Rounds = 400;
    private static readonly AttributeSet UnitedStates = new() { ["country"] = "US", ["plan"] = "pro" };

    private readonly ConvertClient client = ConvertClient.FromConfiguration(Shop.Of100);
    private Visitor[] visitors = [];
    private ShopOf100 flags = null!;

    [Params(1, 2, 4, 8)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        flags = new ShopOf100(client);
        visitors = [.. Enumerable.Range(0, Visitors).Select(number => client.Visitor($"visitor-{number:D14}", UnitedStates))];
        foreach (var visitor in visitors)
        {
            flags.Feature50.IsEnabled(visitor);
        }
    }

    [Benchmark(OperationsPerInvoke = Visitors * Rounds, Description = "re-read, typed")]
    public void Reread() => Share(visitor => flags.Feature50.IsEnabled(visitor));

    [Benchmark(OperationsPerInvoke = Visitors * Rounds, Description = "peek")]
    public void Peek() => Share(visitor => flags.Feature50.Peek(visitor).IsEnabled);

    [Benchmark(OperationsPerInvoke = Visitors * Rounds, Description = "find a remembered visitor")]
    public void Find() => Share(visitor => client.Visitor(visitor.Id).IsTracked);

    private void Share(Func<Visitor, bool> ask)
    {
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < Rounds / Threads; round++)
            {
                foreach (var visitor in visitors)
                {
                    ask(visitor);
                }
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }
}
