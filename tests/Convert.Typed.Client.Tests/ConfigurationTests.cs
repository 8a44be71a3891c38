using System.Text.Json.Nodes;

namespace ConvertTyped.Client.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void A_sound_config_has_no_problems() => Assert.Empty(Configs.ShopClient().Problems);

    [Fact]
    public void Each_malformed_part_is_one_problem_with_its_place_and_the_rest_works()
    {
        var client = Configs.ShopClient(static config =>
        {
            config["features"]![5]!["key"] = 5;
            config["goals"] = "none";
            config.Experience("free-shipping")["variations"] = new JsonObject();
            config["audiences"]![1]!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]![0]!["matching"]!["match_type"] = "isSimilarTo";
            config["audiences"]![2]!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]![1] = JsonNode.Parse("""{"key":"plan","value":"(","matching":{"match_type":"regexMatches","negated":false}}""");
        });

        Assert.Equal(
            [
                "features[5]: A feature needs an id and a key; this one is left out.",
                "experiences[2].variations: A list is expected here, not an object; it counts as empty.",
                "goals: A list is expected here, not text; it counts as empty.",
                "audiences[1]: The rule on 'visits' has the unknown match type 'isSimilarTo'; it matches nobody.",
                "audiences[2]: The rule on 'plan' has no regular expression that JavaScript would take: \"(\"; it matches nobody.",
            ],
            client.Problems.Select(static problem => problem.ToString()));
        Assert.True(client.Feature("checkout-new-button").IsEnabled(client.Visitor("ada", new AttributeSet { ["country"] = "US" })));
    }

    [Fact]
    public void A_rule_that_matches_nobody_is_a_problem_wherever_it_stands()
    {
        var client = Configs.ShopClient(static config =>
        {
            RuleOf(config["segments"]![0]!["rules"]!)["matching"]!.AsObject().Remove("negated");
            RuleOf(config["locations"]![0]!["rules"]!)["matching"]!.AsObject().Remove("match_type");
            RuleOf(config["goals"]![1]!["rules"]!).AsObject().Remove("value");
            config.Experience("free-shipping")["site_area"] = config["audiences"]![1]!["rules"]!.DeepClone();
            RuleOf(config.Experience("free-shipping")["site_area"]!)["matching"]!["match_type"] = "near";
        });

        Assert.Equal(
            [
                "segments[0]: The rule on 'newsletter' needs matching.match_type (text) and matching.negated (boolean); it matches nobody.",
                "locations[0]: The rule on 'url' needs matching.match_type (text) and matching.negated (boolean); it matches nobody.",
                "experiences[2]: The rule on 'visits' has the unknown match type 'near'; it matches nobody.",
                "goals[1]: The rule on 'action' has no value to compare with; it matches nobody.",
            ],
            client.Problems.Select(static problem => problem.ToString()));

        static JsonNode RuleOf(JsonNode rules) => rules["OR"]![0]!["AND"]![0]!["OR_WHEN"]![0]!;
    }

    [Theory]
    [InlineData("[]", "The config has no account_id or no project.id, which every config of the service has.")]
    [InlineData("""{"account_id":"1","project":{"id":"2"},"error":{"code":500}}""", "The config is an error answer of the service.")]
    [InlineData("""{"error":{"code":500},"data":{"account_id":"1","project":{"id":"2"}}}""", "The config is an error answer of the service.")]
    public void What_is_no_config_is_refused_with_the_reason(string json, string reason) =>
        Assert.Equal(reason, Assert.Throws<FormatException>(() => Configs.Client(json)).Message);

    [Fact]
    public void What_is_not_JSON_is_refused_with_the_place()
    {
        var fault = Assert.Throws<FormatException>(static () => Configs.Client("<html>"));

        Assert.StartsWith("The config is not JSON: '<' is an invalid start of a value.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Assert.Empty(Configs.Client($"\uFEFF{Configs.Shop}").Problems);

    [Fact]
    public void The_settings_of_the_JavaScript_client_are_read_with_their_environment()
    {
        var client = Configs.Client($$"""{"environment":"staging","data":{{Configs.ShopWith(static config => config.Experience("free-shipping")["environment"] = "live")}}}""");

        var decision = client.Experience("free-shipping").Decide(client.Visitor("ada"));

        Assert.Equal(DecisionReason.WrongEnvironment, decision.Reason);
    }

    [Fact]
    public void A_value_that_nests_deep_costs_nothing_else()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 400)) + string.Concat(Enumerable.Repeat("]", 400));
        var client = Configs.Client(Configs.Shop.Replace("\"#0a7d33\"", deep, StringComparison.Ordinal));
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US" });

        Assert.Equal("Buy now", client.Feature("checkout-new-button").Variable<string>("caption").ValueOr(visitor, ""));
    }

    [Fact]
    public void Attributes_that_nest_without_end_are_refused()
    {
        var value = AttributeValue.List();

        Assert.Throws<ArgumentException>(() =>
        {
            for (var depth = 0; depth < 1_000; depth++)
            {
                value = AttributeValue.List(value);
            }
        });
    }
}
