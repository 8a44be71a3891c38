namespace ConvertTyped.Client.Tests;

public sealed class VisitorTests
{
    private static readonly AttributeSet Regular = new() { ["country"] = "US", ["plan"] = "pro", ["visits"] = 9 };
    private readonly ConvertClient client = Configs.ShopClient();
    private readonly List<TrackedEvent> events = [];

    public VisitorTests() => client.Tracking.Accepted += events.Add;

    [Fact]
    public void A_decision_is_remembered_and_reported_once()
    {
        var visitor = client.Visitor("ada", Regular);

        Assert.Equal(DecisionSource.Bucketed, client.Experience("checkout-button").Decide(visitor).Source);
        Assert.Equal(DecisionSource.Remembered, client.Experience("checkout-button").Decide(visitor).Source);
        Assert.Equal(DecisionSource.Remembered, client.Experience("100300001").Decide(client.Visitor("ada")).Source);
        var reported = Assert.Single(events);
        Assert.Equal((TrackedEventKind.Bucketing, "ada", "100300001", "100400002"), (reported.Kind, reported.VisitorId, reported.ExperienceId, reported.VariationId));
        Assert.Equal(new AttributeSet { ["country"] = "US" }, reported.Segments);
    }

    [Fact]
    public void A_remembered_decision_stays_when_the_traffic_changes()
    {
        var visitor = client.Visitor("ada", Regular);
        client.Experience("checkout-button").Decide(visitor);
        client.Replace(Configs.ShopWith(static config =>
        {
            foreach (var variation in config.Experience("checkout-button")["variations"]!.AsArray())
            {
                variation!["traffic_allocation"] = 0;
            }
        }));

        Assert.Equal("new-button", client.Experience("checkout-button").Decide(visitor).VariationKey);
    }

    [Fact]
    public void Peek_and_explain_leave_nothing()
    {
        var visitor = client.Visitor("ada", Regular);

        Assert.Equal("new-button", client.Experience("checkout-button").Peek(visitor).VariationKey);
        Assert.True(client.Feature("checkout-new-button").Peek(visitor).IsEnabled);
        Assert.True(client.Feature("checkout-new-button").Explain(visitor).Decision.IsEnabled);
        Assert.Empty(client.Remembered(visitor).Decisions);
        Assert.Empty(events);
    }

    [Fact]
    public void Views_share_what_is_remembered()
    {
        var visitor = client.Visitor("ada", Regular);
        client.Experience("pricing-page").Decide(visitor.At(new AttributeSet { ["url"] = "/pricing" }));
        client.Experience("checkout-button").Decide(visitor.With(new AttributeSet { ["country"] = "CA" }));

        Assert.Equal(["100300002", "100300001"], client.Remembered(visitor).Decisions.Keys);
    }

    [Fact]
    public void Attributes_of_a_view_override_and_those_of_a_call_override_them()
    {
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "FI" });
        var experience = client.Experience("checkout-button");

        Assert.False(experience.Peek(visitor).IsDecided);
        Assert.True(experience.Peek(visitor.With(new AttributeSet { ["country"] = "US" })).IsDecided);
        Assert.False(experience.Peek(
            visitor.With(new AttributeSet { ["country"] = "US" }),
            new DecideOptions { Attributes = new AttributeSet { ["country"] = "SE" } }).IsDecided);
    }

    [Fact]
    public void Without_tracking_decisions_are_remembered_and_not_reported()
    {
        var visitor = client.Visitor("ada", Regular).WithoutTracking();

        client.Experience("checkout-button").Decide(visitor);

        Assert.Single(client.Remembered(visitor).Decisions);
        Assert.Empty(events);
        Assert.Equal(TrackResult.TrackingOff, client.Goal("purchase").Track(visitor));
        Assert.Empty(client.Remembered(visitor).Goals);
    }

    [Fact]
    public void A_preview_answers_for_features_and_leaves_no_trace()
    {
        var visitor = client.Visitor("ada").Preview("100300002", "100400013");

        var decision = client.Feature("pricing-table").Decide(visitor);
        client.Experience("checkout-button").Decide(visitor.With(Regular));

        Assert.Equal((true, DecisionSource.Previewed), (decision.IsEnabled, decision.Experience?.Source));
        Assert.Equal("Two months free", client.Feature("pricing-annual-discount").Variable<string>("label").ValueOr(visitor, ""));
        Assert.Equal(TrackResult.Preview, client.Goal("purchase").Track(visitor));
        Assert.False(client.Feature("pricing-table").IsEnabled(client.Visitor("ada")));
        Assert.Empty(client.Remembered(visitor).Decisions);
        Assert.Empty(events);
    }

    [Fact]
    public void A_preview_leaves_no_trace_even_when_a_later_config_does_not_have_it()
    {
        var visitor = client.Visitor("ada", Regular).Preview("100300002", "100400013");
        client.Replace(Configs.ShopWith(static config => config["experiences"]!.AsArray().RemoveAt(1)));

        Assert.True(client.Experience("checkout-button").Decide(visitor).IsDecided);
        Assert.Equal(TrackResult.Preview, client.Goal("purchase").Track(visitor));
        Assert.Empty(client.Remembered(visitor).Decisions);
        Assert.Empty(events);
    }

    [Fact]
    public void A_visitor_of_another_client_is_refused()
    {
        var stranger = Configs.ShopClient().Visitor("ada", Regular);

        Assert.Throws<ArgumentException>(() => client.Feature("checkout-new-button").IsEnabled(stranger));
        Assert.Throws<ArgumentException>(() => client.Experience("checkout-button").Decide(stranger));
        Assert.Throws<ArgumentException>(() => client.Goal("purchase").Track(stranger));
        Assert.Throws<ArgumentException>(() => client.Remembered(stranger));
    }

    [Fact]
    public void A_preview_of_what_the_config_does_not_have_is_none()
    {
        var visitor = client.Visitor("ada", Regular);

        var preview = visitor.Preview("100300002", "100400013");

        client.Experience("checkout-button").Decide(preview.Preview("100300002", "no-such-variation"));

        Assert.Single(events);
        Assert.Same(visitor, visitor.Preview("100300002", ""));
        Assert.Same(visitor, visitor.Preview(null, "100400013"));
    }

    [Fact]
    public void A_call_can_force_a_variation()
    {
        var visitor = client.Visitor("ada", Regular);

        var forced = client.Experience("checkout-button").Decide(visitor, new DecideOptions { ForcedVariation = "100400001" });

        Assert.Equal(("original", DecisionSource.Forced), (forced.VariationKey, forced.Source));
        Assert.Equal("original", client.Experience("checkout-button").Decide(visitor).VariationKey);
    }

    [Fact]
    public void Threads_that_decide_at_once_report_one_decision()
    {
        var reported = 0;
        client.Tracking.Accepted += _ => Interlocked.Increment(ref reported);
        for (var round = 0; round < 200; round++)
        {
            var visitor = client.Visitor($"visitor-{round}", Regular);
            Parallel.For(0, 8, _ => client.Feature("checkout-new-button").IsEnabled(visitor));
        }

        Assert.Equal(200, reported);
    }
}
