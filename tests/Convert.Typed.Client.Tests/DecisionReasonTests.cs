using System.Text.Json.Nodes;

namespace ConvertTyped.Client.Tests;

public sealed class DecisionReasonTests
{
    private static readonly AttributeSet Regular = new() { ["country"] = "US", ["plan"] = "pro", ["visits"] = 9 };

    [Fact]
    public void Decided()
    {
        var decision = Decide("checkout-new-button", visitorId: "ada");

        Assert.Equal((true, DecisionReason.Decided), (decision.IsEnabled, decision.Reason));
        Assert.Equal(("checkout-button", "new-button", DecisionSource.Bucketed), (decision.Experience?.ExperienceKey, decision.Experience?.VariationKey, decision.Experience?.Source));
        Assert.Equal("checkout-new-button is on: variation 'new-button' of experience 'checkout-button' (bucketed at 7081)", decision.ToString());
    }

    [Fact]
    public void Not_in_the_config() => Assert.Equal(DecisionReason.NotInConfiguration, Decide("chekout").Reason);

    [Fact]
    public void Carried_by_no_experience() => Assert.Equal(DecisionReason.CarriedByNoExperience, Decide("search-suggestions").Reason);

    [Fact]
    public void Archived() =>
        Assert.Equal(DecisionReason.Archived, Decide("free-shipping", static config => config["archived_experiences"] = new JsonArray(100300003)).Reason);

    [Fact]
    public void Wrong_environment() =>
        Assert.Equal(DecisionReason.WrongEnvironment, Decide("free-shipping", static config => config.Experience("free-shipping")["environment"] = "staging").Reason);

    [Fact]
    public void Location_did_not_match() => Assert.Equal(DecisionReason.LocationNotMatched, Decide("pricing-table").Reason);

    [Fact]
    public void Audience_did_not_match() => Assert.Equal(DecisionReason.AudienceNotMatched, Decide("free-shipping", attributes: AttributeSet.Empty).Reason);

    [Fact]
    public void Segment_missing() =>
        Assert.Equal(DecisionReason.SegmentMissing, Decide("free-shipping", static config => config.Experience("free-shipping")["audiences"] = new JsonArray("100700001")).Reason);

    [Fact]
    public void No_variations()
    {
        var client = Configs.ShopClient(static config => config.Experience("free-shipping")["variations"] = new JsonArray());

        Assert.Equal(DecisionReason.NoVariations, client.Experience("free-shipping").Decide(client.Visitor("ada", Regular)).Reason);
    }

    [Fact]
    public void Not_in_traffic()
    {
        var decision = Decide("free-shipping", visitorId: "linus");

        Assert.Equal(DecisionReason.NotInTraffic, decision.Reason);
        Assert.Equal("free-shipping is off: experience 'free-shipping': not in traffic (bucket value 7064)", decision.ToString());
    }

    [Fact]
    public void Not_in_the_variation()
    {
        var decision = Decide("checkout-express-payment", visitorId: "grace");

        Assert.Equal((DecisionReason.NotInVariation, "bold-button"), (decision.Reason, decision.Experience?.VariationKey));
        Assert.False(decision.IsEnabled);
    }

    [Fact]
    public void Of_several_refusals_the_one_that_came_furthest_is_told()
    {
        // Two carriers: one of another environment, one whose audience does not match.
        var decision = Decide(
            "free-shipping",
            static config =>
            {
                var second = config.Experience("free-shipping").DeepClone();
                (second["id"], second["key"], second["environment"]) = ("2", "free-shipping-staging", "staging");
                config["experiences"]!.AsArray().Add(second);
            },
            AttributeSet.Empty);

        Assert.Equal(DecisionReason.AudienceNotMatched, decision.Reason);
        Assert.Equal([DecisionReason.AudienceNotMatched, DecisionReason.WrongEnvironment], decision.All.Select(static result => result.Experience.Reason));
    }

    private static FeatureDecision Decide(string feature, Action<JsonNode>? change = null, AttributeSet? attributes = null, string visitorId = "ada")
    {
        var client = Configs.ShopClient(change);
        return client.Feature(feature).Decide(client.Visitor(visitorId, attributes ?? Regular));
    }
}
