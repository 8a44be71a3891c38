using ConvertTyped;

namespace Shop;

/// <summary>What a few visitors get and why, and how many visitors spread over the variations.</summary>
internal sealed class ShopWindow(Flags flags)
{
    private static readonly VisitorLocation PricingPage = new() { Url = "/pricing" };

    public void Write()
    {
        WriteFor(flags.Visitor("ada", new VisitorAttributes { Country = "US", Plan = VisitorAttributes.Plans.Pro, Visits = 12 }));
        WriteFor(flags.Visitor("grace", new VisitorAttributes { Country = "CA", Plan = "free", Visits = 3 }).At(PricingPage));
        WriteFor(flags.Visitor("linus", new VisitorAttributes { Country = "FI", Plan = VisitorAttributes.Plans.Team, Visits = 40 }).At(PricingPage));
        WriteFor(flags.Visitor("margaret", new VisitorAttributes { Plan = VisitorAttributes.Plans.Pro }));

        // A link for a colleague: it shows one variation, and reports nothing.
        var colleague = flags.Visitor("colleague").Preview(flags.Experiences.PricingPage, PricingPageVariation.AnnualDeep);
        Console.WriteLine($"A colleague who previews AnnualDeep sees {PricesFor(colleague)}.");
        Console.WriteLine();

        Console.WriteLine("Why grace sees these prices, as it can be pasted into a ticket:");
        Console.WriteLine(flags.Experiences.PricingPage.Explain(flags.Visitor("grace").At(PricingPage)));

        // How ten thousand visitors who pass every gate spread over the variations, against the traffic that the config asks for.
        var everyone = new VisitorAttributes { Country = "US", Plan = VisitorAttributes.Plans.Pro, Visits = 12 };
        foreach (var key in (string[])["checkout-button", "pricing-page", "free-shipping"])
        {
            TrafficChart.Write(flags.Client.Experience(key), number => flags.Visitor($"visitor-{number}", everyone).At(PricingPage), visitors: 10_000);
        }
    }

    /// <summary>
    /// Two of the visitors buy something: Convert counts the sale for the variations that they were given. One of them has
    /// subscribed to the newsletter, and the report can tell such readers apart from now on.
    /// </summary>
    public void Sell()
    {
        var linus = flags.Visitor("linus", new VisitorAttributes { Newsletter = true });
        linus.EnterSegments(flags.Segments.NewsletterReaders);
        foreach (var visitor in (Visitor[])[flags.Visitor("ada"), linus])
        {
            flags.Goals.AddToCart.Track(visitor, new() { Action = "add-to-cart" });
            var sale = flags.Goals.Purchase.Track(visitor, amount: 10.3m, productsCount: 2, transactionId: Guid.NewGuid().ToString(), repeat: true);
            Console.WriteLine($"{visitor.Id} buys: {sale}");
        }
    }

    /// <summary>What a unit test does: the same class answers what the test says, and the test looks at what was sold.</summary>
    public static void Rehearse()
    {
        var flags = ConvertTesting.Create<Flags>();
        flags.Checkout.NewButton.Override(on => on.Caption("Go").Color("red"));
        flags.Experiences.PricingPage.Override(PricingPageVariation.Annual);
        var ada = flags.Visitor("ada");
        flags.Goals.Purchase.Track(ada, amount: 120m, transactionId: "tx-1");

        Console.WriteLine();
        Console.WriteLine($"In a unit test the button says {flags.Checkout.NewButton.Caption.ValueOr(ada, "Buy")}, ada sees {new ShopWindow(flags).PricesFor(ada)},");
        Console.WriteLine($"and what was sold is there to look at: {ConvertTesting.ConversionsOf(flags).Single()}.");
    }

    private void WriteFor(Visitor visitor)
    {
        var table = new FeatureTable(visitor);

        var button = flags.Checkout.NewButton;
        table.Add(button.Decide(visitor), button.TryGet(visitor, out var look) ? $"{look.Caption} {look.Color}" : "");

        var payment = flags.Checkout.ExpressPayment;
        table.Add(payment.Decide(visitor), payment.TryGet(visitor, out var express) ? $"{express.Providers[0]}, {express.TimeoutSeconds} s" : "");

        var discount = flags.Pricing.AnnualDiscount;
        table.Add(discount.Decide(visitor), discount.TryGet(visitor, out var annual) ? $"{annual.Percent} %: {annual.Label}" : "");

        var pricing = flags.Pricing.Table;
        table.Add(pricing.Decide(visitor), pricing.TryGet(visitor, out var plans) ? $"{plans.Columns} columns" : "");

        var shipping = flags.FreeShipping;
        table.Add(shipping.Decide(visitor), shipping.IsEnabled(visitor) ? $"from {shipping.Threshold.ValueOr(visitor, 50)}" : "");

        table.Add(flags.SearchSuggestions.Decide(visitor), "");

        table.Write();
        Console.WriteLine($"  {visitor.Id} sees {PricesFor(visitor)}.");
        Console.WriteLine();
    }

    // The compiler says when a member is missing: also on the day when a new snapshot adds one.
    private string PricesFor(Visitor visitor) => flags.Experiences.PricingPage.Run(visitor) switch
    {
        PricingPageVariation.Original => "prices by the month",
        PricingPageVariation.Annual => "prices by the year",
        PricingPageVariation.AnnualDeep => "prices by the year, two months free",
        PricingPageVariation.None or PricingPageVariation.Unknown => "the usual prices",
    };
}
