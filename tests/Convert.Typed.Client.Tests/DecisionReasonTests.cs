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
    public void One_of_several_segments_is_enough()
    {
        var client = Configs.ShopClient(static config =>
        {
            var second = config["segments"]![0]!.DeepClone();
            (second["id"], second["key"]) = ("2", "others");
            config["segments"]!.AsArray().Add(second);
            config.Experience("checkout-button")["audiences"] = new JsonArray("100700001", "2");
        });
        var visitor = client.Visitor("ada");
        client.SetSegments(visitor, new AttributeSet { ["customSegments"] = (string[])["100700001"] });

        Assert.Equal(DecisionReason.Decided, client.Experience("checkout-button").Peek(visitor).Reason);
    }

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

    [Fact]
    public void Of_several_carriers_that_are_on_the_first_in_the_config_gives_the_variables()
    {
        var decision = Decide("checkout-new-button", static config =>
        {
            var second = config.Experience("checkout-button").DeepClone();
            (second["id"], second["key"]) = ("2", "checkout-button-again");
            foreach (var variation in second["variations"]!.AsArray())
            {
                (variation!["id"], variation["traffic_allocation"]) = ($"2{variation["id"]}", (string?)variation["key"] == "bold-button" ? 100 : 0);
            }

            config["experiences"]!.AsArray().Add(second);
        });

        Assert.Equal(["new-button", "bold-button"], decision.All.Select(static result => result.Experience.VariationKey));
        Assert.Equal(("checkout-button", "new-button"), (decision.Experience?.ExperienceKey, decision.Experience?.VariationKey));
        Assert.Equal("Buy now", decision.Variables["caption"]);
    }

    [Fact]
    public void A_place_that_a_call_names_counts_instead_of_the_visitors()
    {
        var client = Configs.ShopClient();
        var pricing = new AttributeSet { ["url"] = "/pricing" };
        var home = new AttributeSet { ["url"] = "/" };
        var experience = client.Experience("pricing-page");

        Assert.Equal(DecisionReason.LocationNotMatched, experience.Peek(client.Visitor("ada").At(pricing), new DecideOptions { Location = home }).Reason);
        Assert.Equal(DecisionReason.Decided, experience.Peek(client.Visitor("ada").At(home), new DecideOptions { Location = pricing }).Reason);
    }

    [Fact]
    public void A_key_goes_before_an_id()
    {
        var client = Configs.ShopClient(static config =>
        {
            config.Experience("pricing-page")["key"] = "100300003";
            config.Experience("checkout-button")["variations"]![0]!["key"] = "100400002";
        });
        var visitor = client.Visitor("ada", Regular);

        Assert.Equal("100300002", client.Experience("100300003").Peek(visitor).ExperienceId);
        Assert.Equal("100300001", client.Experience("100300001").Peek(visitor).ExperienceId);

        client.Experience("checkout-button").Override("100400002");
        Assert.Equal("100400001", client.Experience("checkout-button").Peek(visitor).VariationId);
    }

    private static FeatureDecision Decide(string feature, Action<JsonNode>? change = null, AttributeSet? attributes = null, string visitorId = "ada")
    {
        var client = Configs.ShopClient(change);
        return client.Feature(feature).Decide(client.Visitor(visitorId, attributes ?? Regular));
    }
}
