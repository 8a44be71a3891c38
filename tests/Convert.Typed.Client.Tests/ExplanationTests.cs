using System.Text.Json.Nodes;

namespace ConvertTyped.Client.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void An_explanation_shows_the_whole_way_of_a_feature()
    {
        var client = Configs.ShopClient();
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "CA", ["plan"] = "pro" });

        var explanation = client.Feature("checkout-new-button").Explain(visitor);

        Assert.Equal(
            """
            feature checkout-new-button is on: variation 'new-button' of experience 'checkout-button' (bucketed at 7081)
            visitor 'ada': variation 'new-button' of experience 'checkout-button' (bucketed at 7081)
              archive: open, the experience is not archived
              environment: open, asked in 'live', the experience runs in all
              location: open, the experience runs everywhere
              audiences: open, one audience must match
                audience 'north-america': matches
                  1.1 country equals "US": "CA", no
                  1.1 country equals "CA": "CA", yes
              segments: open, the experience asks for none
              variations: open, there are 3
              bucket: hash 3041368449, value 7081
                'original' 40%, from 0 to under 4000
                'new-button' 40%, from 4000 to under 8000: the visitor falls here
                'bold-button' 20%, from 8000 to under 10000

            """,
            explanation.ToString());
    }

    [Fact]
    public void An_explanation_ends_at_the_first_closed_gate_and_still_shows_the_bucket()
    {
        var client = Configs.ShopClient();

        var explanation = client.Experience("free-shipping").Explain(client.Visitor("ada", new AttributeSet { ["visits"] = "many" }));

        Assert.Equal(
            """
            visitor 'ada': experience 'free-shipping': audience did not match
              archive: open, the experience is not archived
              environment: open, asked in 'live', the experience runs in all
              location: open, the experience runs everywhere
              audiences: closed, all audiences must match
                audience 'regulars': does not match
                  1.1 visits not less 5: "many", no
              bucket: hash 794142320, value 1849
                'free-shipping' 30%, from 0 to under 3000: the visitor falls here

            """,
            explanation.ToString());
    }

    [Fact]
    public void An_experience_the_config_lacks_is_explained_in_one_line()
    {
        var client = Configs.ShopClient();

        Assert.Equal("visitor 'ada': experience 'chekout': not in the config\n", client.Experience("chekout").Explain(client.Visitor("ada")).ToString());
    }

    [Fact]
    public void Rules_tell_their_entry_and_group_and_why_they_can_match_nobody()
    {
        var client = Configs.ShopClient(static config =>
        {
            config["audiences"]![0]!["rules"] = JsonNode.Parse("""
                {"OR":[{"AND":[{"OR_WHEN":[{"key":"country","value":"US","matching":{"match_type":"equals","negated":false}}]},
                               {"OR_WHEN":[{"key":"plan","value":"(","matching":{"match_type":"regexMatches","negated":true}}]}]},
                       {"AND":[{"OR_WHEN":[{"key":"plan","value":"pro","matching":{"match_type":"isLike","negated":false}}]}]}]}
                """);
            config.Experience("free-shipping")["audiences"] = new JsonArray("100700001");
        });
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US" });

        var rules = client.Experience("checkout-button").Explain(visitor).Gates[3].Asked[0].Rules;

        Assert.Equal(
            [
                "1.1 country equals \"US\": \"US\", yes",
                "1.2 plan not regexMatches \"(\": absent, no: it has no regular expression that JavaScript would take: \"(\"",
                "2.1 plan isLike \"pro\": absent, no: it has the unknown match type 'isLike'",
            ],
            rules.Select(static rule => rule.ToString()));
        var segments = client.Experience("free-shipping").Explain(visitor).ToString();
        Assert.Contains("segments: closed, the visitor must be in one\n    segment 'newsletter-readers': does not match\n", segments, StringComparison.Ordinal);
        Assert.DoesNotContain("not in the config", segments, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_the_config_does_not_have_are_told()
    {
        var client = Configs.ShopClient(static config => config.Experience("pricing-page")["locations"] = new JsonArray("100600009"));

        var text = client.Experience("pricing-page").Explain(client.Visitor("ada")).ToString();

        Assert.Contains("location: closed, one location must match\n  not in the config (such a location is nowhere, such an audience restricts nobody): 100600009\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_passed_over_is_said()
    {
        var client = Configs.ShopClient();
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US" });
        client.Experience("checkout-button").Decide(visitor);

        var text = client.Experience("checkout-button").Explain(visitor.With(new AttributeSet { ["country"] = "FI" })).ToString();

        Assert.Contains("audience 'north-america': not asked, it is permanent, and a decision is remembered", text, StringComparison.Ordinal);
        Assert.Contains("(remembered)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, "does not match, it asks for visitors with a decision in experience 'free-shipping', and there is none")]
    [InlineData(true, false, "matches, it asks for visitors without a decision in experience 'free-shipping', and there is none")]
    [InlineData(false, true, "matches, it asks for visitors with a decision in experience 'free-shipping', and there is one")]
    [InlineData(true, true, "does not match, it asks for visitors without a decision in experience 'free-shipping', and there is one")]
    public void An_audience_of_those_who_are_in_another_experience_says_what_it_asks_and_what_there_is(bool isNegated, bool isDecided, string answer)
    {
        var client = Configs.ShopClient(config => config["audiences"]![0]!["rules"] = JsonNode.Parse($$$"""
            {"OR":[{"AND":[{"OR_WHEN":[{"rule_type":"bucketed_into_experience_key","key":"any","value":"free-shipping","matching":{"match_type":"equals","negated":{{{(isNegated ? "true" : "false")}}} }}]}]}]}
            """));
        var visitor = client.Visitor("ada", new AttributeSet { ["plan"] = "pro", ["visits"] = 9 });
        if (isDecided)
        {
            Assert.True(client.Experience("free-shipping").Decide(visitor).IsDecided);
        }

        var explanation = client.Experience("checkout-button").Explain(visitor);

        Assert.Equal($"audience 'north-america': {answer}", explanation.Gates[3].Asked.Single().ToString());
        Assert.Equal(isNegated != isDecided, explanation.Gates[3].IsOpen);
    }

    [Fact]
    public void Each_gate_says_why_it_is_open_or_closed()
    {
        var client = Configs.ShopClient(static config => config["archived_experiences"] = new JsonArray(100300003));
        var visitor = client.Visitor("ada").At(new AttributeSet { ["url"] = "/pricing/annual" });
        client.EnterSegments(visitor, ["newsletter-readers"], new AttributeSet { ["newsletter"] = true });

        Assert.Equal("archive: closed, the experience is archived", client.Experience("free-shipping").Explain(visitor).Gates.Single().ToString());
        Assert.Equal(
            ["location: open, one location must match", "location 'pricing-pages': matches", "audiences: open, none needs asking"],
            Lines(client.Experience("pricing-page").Explain(visitor)));
        Assert.Equal(
            ["location: open, the call ignores locations", "audiences: open, none needs asking"],
            Lines(client.Experience("pricing-page").Explain(visitor, new DecideOptions { IgnoreLocation = true })));

        static IEnumerable<string> Lines(ExperienceExplanation explanation) =>
            explanation.Gates.Where(static gate => gate.Name is "location" or "audiences").SelectMany(static gate => gate.Asked.Select(static asked => asked.ToString()).Prepend(gate.ToString()));
    }
}
