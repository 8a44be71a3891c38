using Shop;

namespace ConvertTyped.Client.Tests;

public sealed class TypedGoalTests
{
    private readonly ConvertClient client = Configs.ShopClient();
    private readonly Flags flags;
    private readonly Visitor ada;
    private readonly List<TrackedEvent> events = [];

    public TypedGoalTests()
    {
        flags = new Flags(client);
        ada = flags.Visitor("ada");
        client.Tracking.Accepted += events.Add;
    }

    [Fact]
    public void A_revenue_goal_reports_what_a_conversion_is_worth()
    {
        Assert.Equal(TrackResult.Queued, flags.Goals.Purchase.Track(ada, amount: 10.3m, productsCount: 2, transactionId: "tx-1", customDimensions: ["gold", AttributeValue.Null, 3]));

        Assert.Equal(["100200001", "100200001"], events.Select(static conversion => conversion.GoalId));
        Assert.Null(events[0].GoalData);
        Assert.Equal(
            [new("amount", 10.3m), new("productsCount", 2), new("transactionId", "tx-1"), new("customDimension1", "gold"), new("customDimension3", 3)],
            events[1].GoalData!);
    }

    [Fact]
    public void A_revenue_goal_without_a_worth_is_one_event()
    {
        Assert.Equal(TrackResult.Queued, flags.Goals.Purchase.Track(ada));

        Assert.Null(Assert.Single(events).GoalData);
    }

    [Fact]
    public void A_further_transaction_is_reported_when_asked_for()
    {
        flags.Goals.Purchase.Track(ada, amount: 1);
        events.Clear();

        Assert.Equal(TrackResult.AlreadyTracked, flags.Goals.Purchase.Track(ada, amount: 2));
        Assert.Equal(TrackResult.Queued, flags.Goals.Purchase.Track(ada, amount: 0, repeat: true));
        Assert.Equal([new("amount", 0)], Assert.Single(events).GoalData!);
    }

    [Fact]
    public void A_goal_with_rules_takes_what_they_read()
    {
        Assert.Equal(TrackResult.RulesNotMatched, flags.Goals.AddToCart.Track(ada, new() { Action = "look" }));
        Assert.Equal(TrackResult.RulesNotMatched, flags.Goals.AddToCart.Track(ada, new()));
        Assert.Equal(TrackResult.Queued, flags.Goals.AddToCart.Track(ada, new() { Action = Flags.GoalsList.AddToCartAttributes.Actions.AddToCart }));
        Assert.Equal(TrackResult.AlreadyTracked, flags.Goals.AddToCart.Track(ada, new() { Action = "add-to-cart" }));
        Assert.Single(events);
    }

    [Fact]
    public void A_goal_with_rules_and_a_worth_takes_both()
    {
        var order = new RevenueGoal<Flags.GoalsList.AddToCartAttributes>(flags.Client, "add-to-cart");

        Assert.Equal(TrackResult.RulesNotMatched, order.Track(ada, new() { Action = "look" }, amount: 5));
        Assert.Equal(TrackResult.Queued, order.Track(ada, new() { Action = "add-to-cart" }, amount: 5, transactionId: "tx-1"));
        Assert.Throws<ArgumentNullException>("attributes", () => order.Track(ada, null!));
        Assert.Equal([new("amount", 5), new("transactionId", "tx-1")], events[^1].GoalData!);
    }

    [Fact]
    public void A_goal_tells_its_key_and_is_always_the_same_object()
    {
        Assert.Equal(("purchase", "add-to-cart"), (flags.Goals.Purchase.Key, flags.Goals.AddToCart.ToString()));
        Assert.Same(flags.Goals.Purchase, flags.Goals.Purchase);
    }

    [Fact]
    public void Wrong_use_throws_at_once_and_nothing_is_reported()
    {
        Assert.Throws<ArgumentNullException>("visitor", () => flags.Goals.Purchase.Track(null!));
        Assert.Throws<ArgumentNullException>("attributes", () => flags.Goals.AddToCart.Track(ada, null!));
        Assert.Throws<ArgumentException>(() => flags.Goals.Purchase.Track(Configs.ShopClient().Visitor("ada"), amount: 1));
        Assert.Throws<ArgumentException>(() => flags.Goals.Purchase.Track(ada, customDimensions: [1, 2, 3, 4, 5, 6]));
        Assert.Empty(events);
    }
}
