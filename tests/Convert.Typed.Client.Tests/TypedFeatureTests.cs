using System.Text.Json.Nodes;
using Shop;

namespace ConvertTyped.Client.Tests;

public sealed class TypedFeatureTests
{
    private static readonly AttributeSet NorthAmerica = new() { ["country"] = "US", ["plan"] = "pro", ["visits"] = 9 };
    private static readonly AttributeSet PricingPage = new() { ["url"] = "/pricing/annual" };

    [Fact]
    public void Typed_members_and_the_door_by_key_answer_the_same()
    {
        var flags = new Flags(Configs.ShopClient());
        for (var number = 0; number < 2_000; number++)
        {
            var visitor = flags.Visitor($"visitor-{number}", number % 3 == 0 ? null : NorthAmerica).At(PricingPage);
            var byKey = flags.Client.Feature("pricing-table").Decide(visitor);

            Assert.Equal(byKey.IsEnabled, flags.Pricing.Table.IsEnabled(visitor));
            Assert.Equal(byKey.Variables.GetValueOrDefault("columns", 0L), flags.Pricing.Table.Columns.ValueOr(visitor, 0));
            Assert.Equal(byKey.IsEnabled, flags.Pricing.Table.TryGet(visitor, out var table));
            Assert.Equal(byKey.Variables.GetValueOrDefault("columns", 0L), table.Columns);
            Assert.Equal(flags.Client.Feature("pricing-table").Variable<long>("columns").ValueOr(visitor, 0), table.Columns);
        }
    }

    [Fact]
    public void All_five_types_of_variables_are_read()
    {
        var flags = new Flags(Configs.ShopClient());
        var ada = flags.Visitor("ada", NorthAmerica).At(PricingPage);
        var linus = flags.Visitor("linus").At(PricingPage);

        Assert.True(flags.Checkout.NewButton.TryGet(ada, out var button));
        Assert.Equal(("Buy now", "#0a7d33", true), (button.Caption, button.Color, button.Rounded));
        Assert.True(flags.Checkout.ExpressPayment.TryGet(ada, out var payment));
        Assert.Equal(("apple-pay", 30), (payment.Providers[0], payment.TimeoutSeconds));
        Assert.True(flags.Pricing.AnnualDiscount.TryGet(linus, out var discount));
        Assert.Equal(12.5, discount.Percent);
    }

    [Fact]
    public void A_feature_that_is_off_has_no_values()
    {
        var flags = new Flags(Configs.ShopClient());
        var visitor = flags.Visitor("ada");

        Assert.False(flags.Checkout.NewButton.IsEnabled(visitor));
        Assert.False(flags.Checkout.NewButton.TryGet(visitor, out _));
        Assert.Equal("Buy", flags.Checkout.NewButton.Caption.ValueOr(visitor, "Buy"));
        Assert.Empty(flags.Checkout.NewButton.Decide(visitor).Variables);
    }

    [Fact]
    public void A_value_of_another_type_in_the_live_config_is_no_value()
    {
        var flags = new Flags(Configs.ShopClient(static config => config["features"]![0]!["variables"]![0]!["type"] = "json"));
        var visitor = flags.Visitor("ada", NorthAmerica);

        Assert.True(flags.Checkout.NewButton.IsEnabled(visitor));
        Assert.False(flags.Checkout.NewButton.TryGet(visitor, out _));
        Assert.Equal("Buy", flags.Checkout.NewButton.Caption.ValueOr(visitor, "Buy"));
        Assert.Equal("#0a7d33", flags.Checkout.NewButton.Color.ValueOr(visitor, "none"));
    }

    [Fact]
    public void A_feature_made_before_a_config_came_in_force_answers_from_it()
    {
        var client = Configs.ShopClient();
        var flags = new Flags(client);
        var visitor = flags.Visitor("ada", NorthAmerica);
        var button = flags.Checkout.NewButton;
        Assert.Equal("Buy now", button.Caption.ValueOr(visitor, ""));

        client.Replace(Configs.ShopWith(static config =>
        {
            // Another order of variables and another caption; the feature moves to another place, too.
            var features = config["features"]!.AsArray();
            var moved = features[0]!;
            features.RemoveAt(0);
            features.Add(moved);
            moved["variables"] = JsonNode.Parse("""[{"key":"rounded","type":"boolean"},{"key":"caption","type":"string"},{"key":"color","type":"string"}]""");
            config.Experience("checkout-button")["variations"]![1]!["changes"]![0]!["data"]!["variables_data"]!["caption"] = "Order";
        }));

        Assert.Equal("Order", button.Caption.ValueOr(visitor, ""));
        Assert.True(button.TryGet(visitor, out var values));
        Assert.Equal(("Order", "#0a7d33", true), (values.Caption, values.Color, values.Rounded));
    }

    [Fact]
    public void A_feature_the_live_config_lacks_is_off_and_says_so()
    {
        var flags = new Flags(Configs.ShopClient(static config => config["features"]!.AsArray().RemoveAt(0)));
        var visitor = flags.Visitor("ada", NorthAmerica);

        Assert.False(flags.Checkout.NewButton.IsEnabled(visitor));
        Assert.Equal(DecisionReason.NotInConfiguration, flags.Checkout.NewButton.Decide(visitor).Reason);
        Assert.Equal("checkout-new-button is off: not in the config", flags.Checkout.NewButton.Decide(visitor).ToString());
    }

    [Fact]
    public void The_default_of_a_variable_has_no_value() =>
        Assert.Equal(7, default(FeatureVariable<long>).ValueOr(Configs.ShopClient().Visitor("ada"), 7));

    [Fact]
    public void A_type_that_no_variable_has_is_refused_at_once()
    {
        var fault = Assert.Throws<NotSupportedException>(static () => Configs.ShopClient().Feature("pricing-table").Variable<int>("columns"));

        Assert.StartsWith("Convert: variables are bool, long, double, string or JsonElement; none is a Int32.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visitor_is_required()
    {
        var flags = new Flags(Configs.ShopClient());

        Assert.Throws<ArgumentNullException>(() => flags.Checkout.NewButton.IsEnabled(null!));
        Assert.Throws<ArgumentNullException>(() => flags.Checkout.NewButton.Decide(null!));
        Assert.Throws<ArgumentNullException>(() => flags.Client.Feature("no-such-feature").IsEnabled(null!));
        Assert.Throws<ArgumentNullException>(() => flags.Client.Experience("no-such-experience").Explain(null!));
        Assert.Throws<ArgumentException>(() => flags.Visitor(""));
    }
}
