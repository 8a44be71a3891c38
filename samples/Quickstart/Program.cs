using ConvertTyped;
using Microsoft.Extensions.DependencyInjection;
using Shop;

// Flags was generated from convert.config.json beside this file, which is also embedded in the app: no network, no account.
await using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();
var flags = services.GetRequiredService<Flags>();

var pricingPage = new AttributeSet { ["url"] = "/pricing" };
Visitor[] visitors =
[
    flags.Visitor("ada", new AttributeSet { ["country"] = "US", ["plan"] = "pro", ["visits"] = 12 }),
    flags.Visitor("grace", new AttributeSet { ["country"] = "CA", ["plan"] = "free", ["visits"] = 3 }).At(pricingPage),
    flags.Visitor("linus", new AttributeSet { ["country"] = "FI", ["plan"] = "team", ["visits"] = 40 }).At(pricingPage),
    flags.Visitor("margaret", new AttributeSet { ["plan"] = "pro" }),
];

foreach (var visitor in visitors)
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
}

// How ten thousand visitors who pass every gate spread over the variations, against the traffic that the config asks for.
var everyone = new AttributeSet { ["country"] = "US", ["plan"] = "pro", ["visits"] = 12 };
foreach (var key in (string[])["checkout-button", "pricing-page", "free-shipping"])
{
    TrafficChart.Write(flags.Client.Experience(key), number => flags.Visitor($"visitor-{number}", everyone).At(pricingPage), visitors: 10_000);
}
