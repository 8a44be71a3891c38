using ConvertTyped;

namespace Shop;

/// <summary>What a few visitors get and why, and how many visitors spread over the variations.</summary>
internal sealed class ShopWindow(Flags flags)
{
    private static readonly AttributeSet PricingPage = new() { ["url"] = "/pricing" };

    public void Write()
    {
        WriteFor(flags.Visitor("ada", new AttributeSet { ["country"] = "US", ["plan"] = "pro", ["visits"] = 12 }));
        WriteFor(flags.Visitor("grace", new AttributeSet { ["country"] = "CA", ["plan"] = "free", ["visits"] = 3 }).At(PricingPage));
        WriteFor(flags.Visitor("linus", new AttributeSet { ["country"] = "FI", ["plan"] = "team", ["visits"] = 40 }).At(PricingPage));
        WriteFor(flags.Visitor("margaret", new AttributeSet { ["plan"] = "pro" }));

        // How ten thousand visitors who pass every gate spread over the variations, against the traffic that the config asks for.
        var everyone = new AttributeSet { ["country"] = "US", ["plan"] = "pro", ["visits"] = 12 };
        foreach (var key in (string[])["checkout-button", "pricing-page", "free-shipping"])
        {
            TrafficChart.Write(flags.Client.Experience(key), number => flags.Visitor($"visitor-{number}", everyone).At(PricingPage), visitors: 10_000);
        }
    }

    /// <summary>Two of the visitors buy something: Convert counts the sale for the variations that they were given.</summary>
    public void Sell()
    {
        var purchase = flags.Client.Goal("purchase");
        foreach (var id in (string[])["ada", "linus"])
        {
            var sale = new GoalData { Amount = 10.3m, ProductsCount = 2, TransactionId = Guid.NewGuid().ToString() };
            Console.WriteLine($"{id} buys: {purchase.Track(flags.Visitor(id), sale, repeat: true)}");
        }
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
