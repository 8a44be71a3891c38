using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>What a thousand calls allocate, in bytes of the calling thread. Counts, not times: they are the same on every machine.</summary>
public sealed class AllocationTests
{
    private const int Calls = 1_000;

    private static readonly AttributeSet NorthAmerica = new() { ["country"] = "US" };

    private readonly ConvertClient client = Configs.ShopClient();
    private readonly Flags flags;
    private readonly Visitor visitor;

    public AllocationTests()
    {
        flags = new Flags(client);
        visitor = client.Visitor("ada", NorthAmerica);
    }

    [Fact]
    public void Reading_again_allocates_nothing()
    {
        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.IsEnabled(visitor)));
        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.TryGet(visitor, out _)));
        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.Caption.ValueOr(visitor, "Buy").Length > 0));
        Assert.Equal(0, BytesOfCalls(() => flags.Pricing.AnnualDiscount.IsEnabled(visitor)));
        Assert.Equal(0, BytesOfCalls(() => client.Feature("checkout-new-button").IsEnabled(visitor)));
    }

    [Fact]
    public void Many_features_of_one_visitor_are_read_again_without_allocating()
    {
        Assert.Equal(0, BytesOfCalls(() =>
            flags.Checkout.NewButton.IsEnabled(visitor)
            && flags.Checkout.ExpressPayment.IsEnabled(visitor)
            && !flags.Pricing.Table.IsEnabled(visitor)
            && !flags.Pricing.AnnualDiscount.IsEnabled(visitor)
            && !flags.FreeShipping.IsEnabled(visitor)
            && !flags.SearchSuggestions.IsEnabled(visitor)));
    }

    [Fact]
    public void Peeking_at_what_was_never_decided_allocates_nothing()
    {
        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.Peek(visitor).IsEnabled));
        var experience = client.Experience("checkout-button");
        Assert.Equal(0, BytesOfCalls(() => experience.Peek(visitor).IsDecided));
        Assert.Empty(client.Remembered(visitor).Decisions);
    }

    [Fact]
    public void A_first_decision_allocates_only_what_is_kept()
    {
        var visitors = Enumerable.Range(0, Calls + Calls).Select(number => client.Visitor($"visitor-{number}", NorthAmerica)).ToArray();
        client.Tracking.Accepted += static _ => { };
        var next = 0;

        Assert.InRange(BytesOfCalls(() => flags.Checkout.NewButton.IsEnabled(visitors[next++])), 1, 120 * Calls);
    }

    private static long BytesOfCalls(Func<bool> call)
    {
        // The first calls make what is made once.
        for (var number = 0; number < Calls; number++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < Calls; number++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
