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
                  country equals "US": "CA", no
                  country equals "CA": "CA", yes
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
                  visits not less 5: "many", no
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
    public void What_was_passed_over_is_said()
    {
        var client = Configs.ShopClient();
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US" });
        client.Experience("checkout-button").Decide(visitor);

        var text = client.Experience("checkout-button").Explain(visitor.With(new AttributeSet { ["country"] = "FI" })).ToString();

        Assert.Contains("audience 'north-america': not asked, it is permanent, and a decision is remembered", text, StringComparison.Ordinal);
        Assert.Contains("(remembered)", text, StringComparison.Ordinal);
    }
}
