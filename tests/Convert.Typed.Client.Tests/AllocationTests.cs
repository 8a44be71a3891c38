using System.Runtime.CompilerServices;
using ConvertTyped.Benchmarks;
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
    public void Reading_what_is_overridden_allocates_nothing()
    {
        client.Feature("checkout-new-button").Override(new Dictionary<string, object?> { ["caption"] = "Go", ["color"] = "red" });
        flags.Experiences.PricingPage.Override(PricingPageVariation.Annual);
        flags.FreeShipping.Override(false);

        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.TryGet(visitor, out _)));
        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.Peek(visitor).IsEnabled));
        Assert.Equal(0, BytesOfCalls(() => flags.FreeShipping.IsEnabled(visitor)));
        Assert.Equal(0, BytesOfCalls(() => flags.Pricing.AnnualDiscount.IsEnabled(visitor)));
        Assert.Equal(0, BytesOfCalls(() => flags.Experiences.PricingPage.Run(visitor) == PricingPageVariation.Annual));
        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.ExpressPayment.IsEnabled(visitor)));
    }

    [Fact]
    public void Running_an_experience_again_allocates_nothing()
    {
        var onPricing = flags.Visitor("ada").At(new AttributeSet { ["url"] = "/pricing" });

        Assert.Equal(0, BytesOfCalls(() => flags.Experiences.PricingPage.Run(onPricing) == PricingPageVariation.Unknown));
        Assert.Equal(0, BytesOfCalls(() => flags.Experiences.PricingPage.Run(visitor) == PricingPageVariation.None));
        Assert.Equal(0, BytesOfCalls(() => flags.Experiences.PricingPage.Decide(onPricing).IsDecided));
        Assert.Equal(0, BytesOfCalls(() => flags.Experiences.PricingPage.Peek(onPricing).Variation == PricingPageVariation.None));
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
        var (queueing, shop) = QueueingClient();
        var visitors = Enumerable.Range(0, Calls + Calls).Select(number => queueing.Visitor($"visitor-{number}", NorthAmerica)).ToArray();
        var next = 0;

        Assert.InRange(BytesOfCalls(() => shop.Checkout.NewButton.IsEnabled(visitors[next++])), 1, 120 * Calls);
        Assert.Equal(Calls + Calls, queueing.Tracking.Ledger.Queued + queueing.Tracking.Ledger.InFlight);
    }

    [Fact]
    public void A_new_visitor_with_a_first_decision_allocates_little_beside_the_attributes()
    {
        var (queueing, shop) = QueueingClient();
        var ids = Enumerable.Range(0, Calls + Calls).Select(static number => $"visitor-{number}").ToArray();
        var next = 0;
        var attributes = BytesOfCalls(static () => Attributes().Count > 0);

        Assert.InRange(BytesOfCalls(() => shop.Checkout.NewButton.IsEnabled(queueing.Visitor(ids[next++], Attributes()))) - attributes, 1, 400 * Calls);

        static AttributeSet Attributes() => new() { ["country"] = "US", ["plan"] = "pro" };
    }

    [Fact]
    public void Typed_attributes_are_one_object_that_the_visitor_carries()
    {
        var oneObject = BytesOfCalls(static () => RuntimeHelpers.GetUninitializedObject(typeof(VisitorAttributes)) is not null);

        Assert.Equal(oneObject, BytesOfCalls(static () => new VisitorAttributes { Country = "US", Plan = VisitorAttributes.Plans.Pro, Visits = 12, Newsletter = true, Devices = Devices.Desktop }.Plan is not null));
        var attributes = new VisitorAttributes { Country = "US" };
        Assert.Same(attributes, flags.Visitor("grace", attributes).Attributes);
        var location = new VisitorLocation { Url = "/pricing" };
        Assert.Same(location, visitor.At(location).Location);
    }

    [Fact]
    public void Typed_attributes_are_read_without_allocating()
    {
        var attributes = new VisitorAttributes { Country = "US", Plan = "pro", Visits = 12, Devices = Devices.Phone | Devices.IPhone, Browser = Browser.Safari };
        var typed = flags.Visitor("grace", attributes).At(new VisitorLocation { Url = "/pricing" });

        Assert.Equal(0, BytesOfCalls(() => flags.Checkout.NewButton.Peek(typed).IsEnabled));
        Assert.Equal(0, BytesOfCalls(() => flags.Pricing.Table.Peek(typed).IsEnabled));
        Assert.Equal(0, BytesOfCalls(() => attributes.TryGetValue("devices", out _) && attributes.TryGetValue("browser", out _) && !attributes.TryGetValue("other", out _)));
    }

    // Its memory of visitors and its queue have had their size before, and the way to the service stays shut.
    private static (ConvertClient Client, Flags Flags) QueueingClient()
    {
        var route = new HeldRoute();
        var queueing = route.ClientOf(System.Text.Encoding.UTF8.GetBytes(Configs.Shop), new ConvertOptions { RememberedVisitors = 2 * Calls });
        var shop = new Flags(queueing);
        for (var number = 0; number < 3 * Calls; number++)
        {
            shop.Checkout.NewButton.IsEnabled(queueing.Visitor($"early-{number}", NorthAmerica));
        }

        route.Drain(queueing.Tracking);
        return (queueing, shop);
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
