using System.Collections.Concurrent;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Visitors;

namespace ConvertTyped.Client.Tests;

public sealed class VisitorMemoriesTests
{
    private static readonly ConfigurationInForce Source = new(CompiledConfiguration.Empty);

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void No_more_visitors_are_remembered_than_the_bound(int bound)
    {
        var memories = new VisitorMemories(bound, Source);
        for (var number = 0; number < 10 * bound; number++)
        {
            memories.Get($"visitor-{number}");
        }

        Assert.InRange(memories.Count, bound * 9 / 10, bound);
    }

    [Fact]
    public void Who_came_longest_ago_is_forgotten_first()
    {
        var memories = new VisitorMemories(bound: 100, Source);
        var all = Enumerable.Range(0, 150).Select(number => memories.Get($"visitor-{number}")).ToList();

        Assert.All(all[50..], memory => Assert.Same(memory, memories.Get(memory.VisitorId)));
        Assert.All(all[..50], memory => Assert.NotSame(memory, memories.Get(memory.VisitorId)));
    }

    [Fact]
    public void Who_is_asked_for_again_and_again_is_never_forgotten()
    {
        var memories = new VisitorMemories(bound: 100, Source);
        var regular = memories.Get("regular");
        for (var number = 0; number < 1_000; number++)
        {
            memories.Get($"visitor-{number}");
            Assert.Same(regular, memories.Get("regular"));
        }
    }

    [Fact]
    public void A_visitor_has_one_memory_for_all_threads_while_the_table_grows()
    {
        var memories = new VisitorMemories(bound: 200_000, Source);
        var found = new ConcurrentDictionary<string, VisitorMemory>();

        Parallel.For(0, 8, thread =>
        {
            for (var number = 0; number < 20_000; number++)
            {
                var memory = memories.Get($"visitor-{number}");
                Assert.Same(memory, found.GetOrAdd(memory.VisitorId, memory));
            }
        });

        Assert.Equal(20_000, memories.Count);
        Assert.Equal(20_000, found.Count);
    }

    [Fact]
    public void Threads_that_push_each_others_visitors_out_still_get_the_right_ones()
    {
        var memories = new VisitorMemories(bound: 50, Source);

        Parallel.For(0, 8, thread =>
        {
            for (var round = 0; round < 20_000; round++)
            {
                // Each thread walks all of them, each in another order.
                var id = $"visitor-{round * (2 * thread + 3) % 101}";
                Assert.Equal(id, memories.Get(id).VisitorId);
            }
        });

        Assert.Equal(50, memories.Count);
    }
}
