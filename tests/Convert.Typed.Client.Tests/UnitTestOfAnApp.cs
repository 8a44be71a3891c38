using System.Globalization;
using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>Unit tests as an app has them: the ones that the README shows, and the class under test.</summary>
public sealed class UnitTestOfAnApp
{
    [Fact]
    public void The_button_says_what_the_feature_says()
    {
        var flags = ConvertTesting.Create<Flags>();
        flags.Checkout.NewButton.Override(on => on.Caption("Go").Color("red"));

        Assert.Equal("<button style='background: red'>Go</button>", new CheckoutPage(flags).Button(flags.Visitor("ada")));
    }

    [Fact]
    public void An_annual_plan_is_sold_for_a_year()
    {
        var flags = ConvertTesting.Create<Flags>();
        flags.Experiences.PricingPage.Override(PricingPageVariation.Annual);

        new CheckoutPage(flags).Buy(flags.Visitor("ada"));

        Assert.Equal(("purchase", 120m), ConvertTesting.ConversionsOf(flags).Select(static sale => (sale.GoalKey, sale.Amount)).Single());
    }

    private sealed class CheckoutPage(Flags flags)
    {
        public string Button(Visitor visitor) => flags.Checkout.NewButton.TryGet(visitor, out var button)
            ? string.Create(CultureInfo.InvariantCulture, $"<button style='background: {button.Color}'>{button.Caption}</button>")
            : "<button>Buy</button>";

        public void Buy(Visitor visitor)
        {
            var months = flags.Experiences.PricingPage.Run(visitor) switch
            {
                PricingPageVariation.Annual or PricingPageVariation.AnnualDeep => 12,
                PricingPageVariation.Original or PricingPageVariation.None or PricingPageVariation.Unknown => 1,
            };
            flags.Goals.Purchase.Track(visitor, amount: 10 * months);
        }
    }
}
