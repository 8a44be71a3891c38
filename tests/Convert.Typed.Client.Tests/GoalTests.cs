namespace ConvertTyped.Client.Tests;

public sealed class GoalTests
{
    private readonly ConvertClient client = Configs.ShopClient();
    private readonly List<TrackedEvent> events = [];

    public GoalTests() => client.Tracking.Accepted += events.Add;

    [Fact]
    public void A_first_conversion_with_data_is_two_events_with_the_decisions_of_the_visitor()
    {
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US" });
        client.Experience("checkout-button").Decide(visitor);
        events.Clear();
        var data = new GoalData { Amount = 10.3m, ProductsCount = 2, TransactionId = "tx-1", CustomDimensions = ["gold", AttributeValue.Null, 3] };

        Assert.Equal(TrackResult.Queued, client.Goal("purchase").Track(visitor, data));

        Assert.Equal([null, data], events.Select(static conversion => conversion.GoalData));
        Assert.All(events, static conversion => Assert.Equal("100400002", conversion.Decisions["100300001"]));
        Assert.All(events, static conversion => Assert.Equal((TrackedEventKind.Conversion, "100200001"), (conversion.Kind, conversion.GoalId)));
        Assert.Equal(["amount", "productsCount", "transactionId", "customDimension1", "customDimension3"], data.Select(static entry => entry.Key));
    }

    [Fact]
    public void A_second_conversion_says_that_it_was_not_sent()
    {
        var visitor = client.Visitor("ada");
        client.Goal("purchase").Track(visitor);
        events.Clear();

        Assert.Equal(TrackResult.AlreadyTracked, client.Goal("purchase").Track(visitor, new GoalData { Amount = 5 }));
        Assert.Equal(TrackResult.AlreadyTracked, client.Goal("purchase").Track(visitor, repeat: true));
        Assert.Empty(events);
        Assert.Equal(TrackResult.Queued, client.Goal("purchase").Track(visitor, new GoalData { Amount = 5 }, repeat: true));
        Assert.NotNull(Assert.Single(events).GoalData);
    }

    [Fact]
    public void Rule_attributes_must_match_when_they_are_given()
    {
        var visitor = client.Visitor("ada");

        Assert.Equal(TrackResult.RulesNotMatched, client.Goal("add-to-cart").Track(visitor, attributes: new AttributeSet { ["action"] = "look" }));
        Assert.Equal(TrackResult.RulesNotMatched, client.Goal("purchase").Track(visitor, attributes: AttributeSet.Empty));
        Assert.Equal(TrackResult.Queued, client.Goal("add-to-cart").Track(visitor, attributes: new AttributeSet { ["action"] = "add-to-cart" }));
        Assert.Equal(["add-to-cart"], client.Remembered(visitor).Goals);
    }

    [Fact]
    public void An_unknown_goal_says_so() => Assert.Equal(TrackResult.UnknownGoal, client.Goal("purchse").Track(client.Visitor("ada")));

    [Fact]
    public void Threads_that_convert_at_once_report_one_conversion()
    {
        var visitor = client.Visitor("ada");
        var queued = 0;

        Parallel.For(0, 64, _ =>
        {
            if (client.Goal("add-to-cart").Track(visitor) == TrackResult.Queued)
            {
                Interlocked.Increment(ref queued);
            }
        });

        Assert.Equal(1, queued);
    }

    [Fact]
    public void A_handler_that_throws_stops_neither_the_call_nor_the_next_handler()
    {
        var other = Configs.ShopClient();
        var seen = 0;
        other.Tracking.Accepted += static _ => throw new InvalidOperationException("a handler of the app");
        other.Tracking.Accepted += _ => seen++;

        Assert.Equal(TrackResult.Queued, other.Goal("purchase").Track(other.Visitor("ada")));
        Assert.Equal(1, seen);
    }

    [Fact]
    public void Segments_are_stored_and_travel_with_events()
    {
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US", ["newsletter"] = true });
        client.SetSegments(visitor, new AttributeSet { ["country"] = "CA", ["devices"] = (string[])["DESK"], ["shoeSize"] = 43 });

        Assert.Equal(["newsletter-readers"], client.EnterSegments(visitor, ["newsletter-readers", "no-such-segment"]));
        Assert.Empty(client.EnterSegments(visitor, ["newsletter-readers"]));
        client.Goal("purchase").Track(visitor);

        var segments = Assert.Single(events).Segments;
        Assert.Equal(new AttributeSet { ["country"] = "CA", ["devices"] = (string[])["DESK"], ["customSegments"] = (string[])["100700001"] }, segments);
    }

    [Fact]
    public void Six_custom_dimensions_are_one_too_many() =>
        Assert.Throws<ArgumentException>(static () => new GoalData { CustomDimensions = [1, 2, 3, 4, 5, 6] });
}
