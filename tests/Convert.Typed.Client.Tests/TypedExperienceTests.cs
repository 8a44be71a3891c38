using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>The generated experiences of the quickstart's config, and that they answer as the door by key does.</summary>
public sealed class TypedExperienceTests
{
    private static readonly AttributeSet Pricing = new() { ["url"] = "/pricing" };

    private readonly ConvertClient client;
    private readonly Flags flags;

    public TypedExperienceTests() => (client, flags) = Make();

    [Fact]
    public void Run_gives_every_visitor_the_variation_that_the_door_by_key_gives()
    {
        var seen = new HashSet<PricingPageVariation>();
        foreach (var id in Enumerable.Range(0, 100).Select(static number => $"visitor-{number}"))
        {
            var variation = flags.Experiences.PricingPage.Run(flags.Visitor(id).At(Pricing));

            seen.Add(variation);
            var byKey = client.Experience("pricing-page").Decide(flags.Visitor(id).At(Pricing));
            Assert.Equal(DecisionSource.Remembered, byKey.Source);
            Assert.Equal(
                byKey.VariationKey,
                variation switch
                {
                    PricingPageVariation.Original => "original",
                    PricingPageVariation.Annual => "annual",
                    PricingPageVariation.AnnualDeep => "annual-deep",
                    PricingPageVariation.None => null,
                    PricingPageVariation.Unknown => "?",
                });
        }

        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void Run_gives_none_where_the_visitor_does_not_take_part()
    {
        Assert.Equal(PricingPageVariation.None, flags.Experiences.PricingPage.Run(flags.Visitor("ada")));
        Assert.Equal(PricingPageVariation.None, default);
        Assert.Equal(DecisionReason.LocationNotMatched, flags.Experiences.PricingPage.Decide(flags.Visitor("ada")).Reason);
    }

    [Fact]
    public void An_experience_that_the_config_does_not_have_decides_nothing()
    {
        client.Replace(Configs.ShopWith(static config => config["experiences"]!.AsArray().Remove(config.Experience("pricing-page"))));
        var ada = flags.Visitor("ada").At(Pricing);

        Assert.Equal(PricingPageVariation.None, flags.Experiences.PricingPage.Run(ada));
        Assert.Equal(DecisionReason.NotInConfiguration, flags.Experiences.PricingPage.Decide(ada).Reason);
        Assert.Equal(DecisionReason.NotInConfiguration, flags.Experiences.PricingPage.Decide(ada.Preview(flags.Experiences.PricingPage, PricingPageVariation.Annual)).Reason);
    }

    [Fact]
    public void A_preview_of_an_experience_that_the_config_does_not_have_ends_an_earlier_one()
    {
        client.Replace(Configs.ShopWith(static config => config["experiences"]!.AsArray().Remove(config.Experience("pricing-page"))));
        var preview = flags.Visitor("ada").Preview("100300001", "100400002");
        Assert.NotNull(preview.PreviewSelection);

        Assert.Null(preview.Preview(flags.Experiences.PricingPage, PricingPageVariation.Annual).PreviewSelection);
    }

    [Fact]
    public void A_variation_that_the_app_was_not_built_with_is_unknown()
    {
        client.Replace(Configs.ShopWith(static config =>
        {
            foreach (var variation in config.Experience("pricing-page")["variations"]!.AsArray())
            {
                variation!["id"] = $"{variation["id"]}99";
            }
        }));

        var decision = flags.Experiences.PricingPage.Decide(flags.Visitor("ada").At(Pricing));

        Assert.Equal(PricingPageVariation.Unknown, decision.Variation);
        Assert.True(decision.IsDecided);
        Assert.EndsWith("99", decision.VariationId);
        Assert.Equal(PricingPageVariation.Unknown, flags.Experiences.PricingPage.Run(flags.Visitor("ada").At(Pricing)));
    }

    [Fact]
    public void A_variation_that_was_given_another_key_keeps_its_member()
    {
        client.Replace(Configs.ShopWith(static config => config.Experience("pricing-page")["variations"]![1]!["key"] = "yearly"));

        var decision = flags.Experiences.PricingPage.Force(flags.Visitor("ada").At(Pricing), PricingPageVariation.Annual);

        Assert.Equal((PricingPageVariation.Annual, "yearly"), (decision.Variation, decision.VariationKey));
    }

    [Fact]
    public void Decide_gives_keys_ids_bucket_value_and_reason()
    {
        var ada = flags.Visitor("ada").At(Pricing);

        var typed = flags.Experiences.PricingPage.Decide(ada);
        var byKey = Make().Client is var other ? other.Experience("pricing-page").Decide(other.Visitor("ada").At(Pricing)) : default;

        Assert.Equal(
            (byKey.ExperienceKey, byKey.ExperienceId, byKey.VariationKey, byKey.VariationId, byKey.BucketValue, byKey.Reason, byKey.Source, byKey.IsDecided, byKey.ToString()),
            (typed.ExperienceKey, typed.ExperienceId, typed.VariationKey, typed.VariationId, typed.BucketValue, typed.Reason, typed.Source, typed.IsDecided, typed.ToString()));
        Assert.Equal((DecisionReason.Decided, DecisionSource.Bucketed, "pricing-page"), (typed.Reason, typed.Source, flags.Experiences.PricingPage.Key));
        Assert.InRange(Assert.NotNull(typed.BucketValue), 0, 9999);
    }

    [Fact]
    public void Decide_takes_options_and_peek_leaves_no_trace()
    {
        var events = Events(client);
        var ada = flags.Visitor("ada");
        var anywhere = new DecideOptions { IgnoreLocation = true };

        var peeked = flags.Experiences.PricingPage.Peek(ada, anywhere);
        Assert.Empty(client.Remembered(ada).Decisions);
        Assert.Empty(events);

        Assert.Equal(peeked.Variation, flags.Experiences.PricingPage.Decide(ada, anywhere).Variation);
        Assert.Single(events);
        Assert.Equal(PricingPageVariation.None, flags.Experiences.PricingPage.Run(ada));
    }

    [Fact]
    public void Explain_tells_the_way_of_the_decision() =>
        Assert.Equal(
            client.Experience("pricing-page").Explain(flags.Visitor("ada")).ToString(),
            flags.Experiences.PricingPage.Explain(flags.Visitor("ada")).ToString());

    [Fact]
    public void Force_answers_with_the_variation_remembers_it_and_reports_it()
    {
        var events = Events(client);
        foreach (var variation in new[] { PricingPageVariation.Annual, PricingPageVariation.Original, PricingPageVariation.AnnualDeep })
        {
            var ada = flags.Visitor($"ada-{variation}").At(Pricing);

            var decision = flags.Experiences.PricingPage.Force(ada, variation);

            Assert.Equal((variation, DecisionSource.Forced), (decision.Variation, decision.Source));
            Assert.Equal(variation, flags.Experiences.PricingPage.Run(ada));
        }

        Assert.Equal(3, events.Count);
    }

    [Fact]
    public void Force_does_not_open_a_gate()
    {
        var ada = flags.Visitor("ada");

        Assert.Equal(DecisionReason.LocationNotMatched, flags.Experiences.PricingPage.Force(ada, PricingPageVariation.Annual).Reason);
        Assert.Equal(PricingPageVariation.Annual, flags.Experiences.PricingPage.Force(ada, PricingPageVariation.Annual, new DecideOptions { IgnoreLocation = true }).Variation);
    }

    [Fact]
    public void A_preview_answers_with_the_variation_and_leaves_no_trace()
    {
        var events = Events(client);
        var ada = flags.Visitor("ada");

        var preview = ada.Preview(flags.Experiences.PricingPage, PricingPageVariation.Annual);

        Assert.Equal(PricingPageVariation.Annual, flags.Experiences.PricingPage.Run(preview));
        Assert.True(flags.Pricing.AnnualDiscount.IsEnabled(preview));
        Assert.Equal(PricingPageVariation.None, flags.Experiences.PricingPage.Run(ada));
        Assert.Empty(client.Remembered(ada).Decisions);
        Assert.Empty(events);
    }

    [Theory]
    [InlineData(PricingPageVariation.None)]
    [InlineData(PricingPageVariation.Unknown)]
    [InlineData((PricingPageVariation)7)]
    public void What_is_no_variation_cannot_be_forced_or_previewed(PricingPageVariation variation)
    {
        var ada = flags.Visitor("ada");

        var fault = Assert.Throws<ArgumentException>(() => flags.Experiences.PricingPage.Force(ada, variation));

        Assert.Equal($"Convert: {variation} is no variation of the experience 'pricing-page' that a visitor can be given. Name one of these: Original, Annual, AnnualDeep. (Parameter 'variation')", fault.Message);
        Assert.Throws<ArgumentException>(() => ada.Preview(flags.Experiences.PricingPage, variation));
    }

    [Fact]
    public void Visitors_of_another_client_and_none_are_refused()
    {
        var stranger = Make().Client.Visitor("ada");
        var pricing = flags.Experiences.PricingPage;

        Assert.All<Action>(
            [() => pricing.Run(stranger), () => pricing.Decide(stranger), () => pricing.Force(stranger, PricingPageVariation.Annual), () => stranger.Preview(pricing, PricingPageVariation.Annual)],
            static call => Assert.Throws<ArgumentException>("visitor", call));
        Assert.All<Action>(
            [() => pricing.Run(null!), () => pricing.Peek(null!), () => pricing.Explain(null!), () => default(Visitor)!.Preview(pricing, PricingPageVariation.Annual)],
            static call => Assert.Throws<ArgumentNullException>("visitor", call));
        Assert.Throws<ArgumentNullException>("experience", () => flags.Visitor("ada").Preview<PricingPageVariation>(null!, PricingPageVariation.Annual));
    }

    private static (ConvertClient Client, Flags Flags) Make()
    {
        var made = Configs.ShopClient();
        return (made, new Flags(made));
    }

    private static List<TrackedEvent> Events(ConvertClient client)
    {
        var events = new List<TrackedEvent>();
        client.Tracking.Accepted += events.Add;
        return events;
    }
}
