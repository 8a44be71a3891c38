using Shop;

namespace ConvertTyped.Client.Tests;

public sealed class ConvertTestingTests
{
    private readonly Flags flags = ConvertTesting.Create<Flags>();

    [Fact]
    public void Without_an_override_a_feature_is_off_and_says_so()
    {
        var decision = flags.Checkout.NewButton.Decide(flags.Visitor("ada", new AttributeSet { ["country"] = "US" }));

        Assert.Equal("checkout-new-button is off: not in the config", decision.ToString());
        Assert.False(flags.Checkout.NewButton.TryGet(flags.Visitor("ada"), out _));
        Assert.Equal("Buy", flags.Checkout.NewButton.Caption.ValueOr(flags.Visitor("ada"), "Buy"));
        Assert.False(flags.Client.Experience("pricing-page").Decide(flags.Visitor("ada")).IsDecided);
    }

    [Fact]
    public void An_experience_answers_the_member_it_is_overridden_with()
    {
        var page = flags.Experiences.PricingPage;
        Assert.Equal(PricingPageVariation.None, page.Run(flags.Visitor("ada")));

        foreach (var variation in Enum.GetValues<PricingPageVariation>())
        {
            page.Override(variation);
            Assert.Equal(variation, page.Run(flags.Visitor("ada")));
        }

        page.ClearOverride();
        Assert.Equal(DecisionReason.NotInConfiguration, page.Decide(flags.Visitor("ada")).Reason);
    }

    [Fact]
    public void An_experience_overridden_by_key_answers_the_member_of_that_key()
    {
        flags.Client.Experience("pricing-page").Override("annual-deep");

        Assert.Equal(PricingPageVariation.AnnualDeep, flags.Experiences.PricingPage.Run(flags.Visitor("ada")));
        flags.Experiences.PricingPage.Override(PricingPageVariation.Annual);
        var decision = flags.Client.Experience("pricing-page").Decide(flags.Visitor("ada"));
        Assert.Equal(("annual", DecisionSource.Overridden), (decision.VariationKey, decision.Source));
        Assert.NotEmpty(flags.Experiences.PricingPage.Explain(flags.Visitor("ada")).ToString());
    }

    [Fact]
    public void Two_doubles_share_nothing()
    {
        flags.FreeShipping.Override(true);

        var other = ConvertTesting.Create<Flags>();
        Assert.True(flags.FreeShipping.IsEnabled(flags.Visitor("ada")));
        Assert.False(other.FreeShipping.IsEnabled(other.Visitor("ada")));
    }

    [Fact]
    public void Conversions_are_recorded_once_each_with_what_they_are_worth()
    {
        var ada = flags.Visitor("ada");
        flags.Goals.Purchase.Track(ada, amount: 10.3m, productsCount: 2, transactionId: "tx-1");
        Assert.Equal(TrackResult.AlreadyTracked, flags.Client.Goal("purchase").Track(ada));
        flags.Goals.AddToCart.Track(flags.Visitor("linus"), new() { Action = "any" });

        var conversions = ConvertTesting.ConversionsOf(flags);

        Assert.Equal([("purchase", "ada"), ("add-to-cart", "linus")], conversions.Select(static conversion => (conversion.GoalKey, conversion.VisitorId)));
        Assert.Equal((10.3m, 2, "tx-1"), (conversions[0].Amount, conversions[0].ProductsCount, conversions[0].TransactionId));
        Assert.Equal((null, null, null, null), (conversions[1].Amount, conversions[1].ProductsCount, conversions[1].TransactionId, conversions[1].Data));
        Assert.Equal("visitor 'ada' reached 'purchase' with amount 10.3, productsCount 2, transactionId \"tx-1\"", conversions[0].ToString());
    }

    [Fact]
    public void A_goal_answers_what_it_is_overridden_with_and_records_nothing()
    {
        flags.Goals.Purchase.Override(TrackResult.QueueFull);
        var whileOverridden = flags.Goals.Purchase.Track(flags.Visitor("ada"), amount: 10.3m);
        var byKey = flags.Client.Goal("purchase").Track(flags.Visitor("ada"));
        flags.Goals.AddToCart.Override(TrackResult.RulesNotMatched);
        flags.Client.ClearOverrides();
        var cleared = flags.Goals.AddToCart.Track(flags.Visitor("ada"), new() { Action = "any" });
        flags.Goals.Purchase.Override(TrackResult.AlreadyTracked);
        flags.Goals.Purchase.ClearOverride();

        Assert.Equal((TrackResult.QueueFull, TrackResult.QueueFull, TrackResult.Queued), (whileOverridden, byKey, cleared));
        Assert.Equal(["add-to-cart"], ConvertTesting.ConversionsOf(flags).Select(static conversion => conversion.GoalKey));
        Assert.Equal(TrackResult.Queued, flags.Goals.Purchase.Track(flags.Visitor("ada")));
    }

    [Fact]
    public void A_goal_that_the_snapshot_does_not_have_is_not_recorded()
    {
        Assert.Equal(TrackResult.UnknownGoal, flags.Client.Goal("purchse").Track(flags.Visitor("ada")));
        Assert.Empty(ConvertTesting.ConversionsOf(flags));
    }

    [Fact]
    public void An_amount_that_no_decimal_holds_is_told_by_its_data_alone()
    {
        flags.Client.Goal("purchase").Track(flags.Visitor("ada"), new GoalData([new("amount", 1e300)]));

        Assert.Null(Assert.Single(ConvertTesting.ConversionsOf(flags)).Amount);
    }

    [Fact]
    public void A_class_that_is_no_double_says_how_to_make_one()
    {
        var fault = Assert.Throws<ArgumentException>(static () => ConvertTesting.ConversionsOf(new Flags(Configs.ShopClient())));

        Assert.StartsWith("Convert: this Flags records no conversions. Make it with ConvertTesting.Create<Flags>().", fault.Message);
    }
}
