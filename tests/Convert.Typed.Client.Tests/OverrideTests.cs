using System.Text.Json;
using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>Overrides by key, over the quickstart's config.</summary>
public sealed class OverrideTests
{
    private static readonly AttributeSet NorthAmerica = new() { ["country"] = "US" };

    private readonly ConvertClient client = Configs.ShopClient();
    private readonly Flags flags;
    private readonly Visitor ada;
    private readonly List<TrackedEvent> events = [];

    public OverrideTests()
    {
        flags = new Flags(client);
        ada = client.Visitor("ada", NorthAmerica);
        client.Tracking.Accepted += events.Add;
    }

    [Fact]
    public void A_feature_is_on_or_off_as_its_override_says_until_it_is_cleared()
    {
        Assert.True(flags.Checkout.NewButton.IsEnabled(ada));

        flags.Checkout.NewButton.Override(false);
        Assert.False(flags.Checkout.NewButton.IsEnabled(ada));
        Assert.False(flags.Checkout.NewButton.TryGet(ada, out _));
        flags.Checkout.NewButton.Override(true);
        Assert.True(flags.Checkout.NewButton.IsEnabled(ada));

        flags.Checkout.NewButton.ClearOverride();
        Assert.True(flags.Checkout.NewButton.TryGet(ada, out var button));
        Assert.Equal("Buy now", button.Caption);
    }

    [Fact]
    public void An_override_by_key_and_the_typed_member_answer_the_same()
    {
        client.Feature("checkout-new-button").Override(new Dictionary<string, object?> { ["caption"] = "Go", ["color"] = "red", ["rounded"] = false });

        Assert.True(flags.Checkout.NewButton.TryGet(ada, out var button));
        Assert.Equal(("Go", "red", false), (button.Caption, button.Color, button.Rounded));
        Assert.Equal("Go", client.Feature("checkout-new-button").Variable<string>("caption").ValueOr(ada, "Buy"));
        Assert.Equal("Go", flags.Checkout.NewButton.Decide(ada).Variables["caption"]);
    }

    [Fact]
    public void A_variable_that_is_not_named_has_no_value()
    {
        client.Feature("checkout-new-button").Override(new Dictionary<string, object?> { ["caption"] = "Go", ["rounded"] = null });

        Assert.True(flags.Checkout.NewButton.IsEnabled(ada));
        Assert.Equal("Go", flags.Checkout.NewButton.Caption.ValueOr(ada, "Buy"));
        Assert.Equal("blue", flags.Checkout.NewButton.Color.ValueOr(ada, "blue"));
        Assert.False(flags.Checkout.NewButton.TryGet(ada, out _), "color is set by every variation of the snapshot, so it is never null.");
    }

    [Fact]
    public void A_value_that_no_variable_can_have_is_refused_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => client.Feature("checkout-new-button").Override(new Dictionary<string, object?> { ["caption"] = DateTime.UnixEpoch }));

        Assert.StartsWith("Convert: the override of 'checkout-new-button' gives 'caption' a DateTime. Variables are bool, long, double, string or JsonElement", fault.Message);
        Assert.True(flags.Checkout.NewButton.TryGet(ada, out _));
    }

    [Fact]
    public void Numbers_of_other_types_become_those_of_variables()
    {
        client.Feature("any").Override(new Dictionary<string, object?> { ["int"] = 3, ["float"] = 0.5f, ["decimal"] = 1.5m, ["json"] = JsonElement.Parse("[1]"), ["nothing"] = default(JsonElement) });
        var any = client.Feature("any");

        Assert.Equal(3, any.Variable<long>("int").ValueOr(ada, 0));
        Assert.Equal(0.5, any.Variable<double>("float").ValueOr(ada, 0));
        Assert.Equal(1.5, any.Variable<double>("decimal").ValueOr(ada, 0));
        Assert.Equal(1, any.Variable<JsonElement>("json").ValueOr(ada, default).GetArrayLength());
        Assert.DoesNotContain("nothing", any.Decide(ada).Variables.Keys);
    }

    [Fact]
    public void A_feature_that_the_config_does_not_have_can_be_overridden()
    {
        client.Feature("not-there").Override(true);

        Assert.True(client.Feature("not-there").IsEnabled(ada));
        Assert.True(flags.Checkout.NewButton.IsEnabled(ada));
        client.Feature("not-there").ClearOverride();
        Assert.Equal(DecisionReason.NotInConfiguration, client.Feature("not-there").Decide(ada).Reason);
    }

    [Fact]
    public void An_overridden_feature_tells_so_and_leaves_no_trace()
    {
        client.Feature("checkout-new-button").Override(new Dictionary<string, object?> { ["caption"] = "Go", ["color"] = null });
        client.Feature("free-shipping").Override(false);

        var on = flags.Checkout.NewButton.Decide(ada);
        var off = flags.FreeShipping.Decide(ada);

        Assert.Equal((true, DecisionReason.Overridden, null), (on.IsEnabled, on.Reason, on.Experience));
        Assert.Equal((false, DecisionReason.Overridden), (off.IsEnabled, off.Reason));
        Assert.Equal("checkout-new-button is on: overridden, with caption Go, without color", on.ToString());
        Assert.Equal("free-shipping is off: overridden", off.ToString());
        Assert.Equal("feature free-shipping is off: overridden\n", flags.FreeShipping.Explain(ada).ToString());
        Assert.Equal(on.ToString(), flags.Checkout.NewButton.Peek(ada).ToString());
        Assert.Empty(on.All);
        Assert.Empty(events);
        Assert.Empty(client.Remembered(ada).Decisions);
    }

    [Fact]
    public void An_overridden_experience_answers_its_variation_and_leaves_no_trace()
    {
        client.Experience("checkout-button").Override("bold-button");

        var decision = client.Experience("checkout-button").Decide(ada);

        Assert.Equal((true, DecisionReason.Decided, DecisionSource.Overridden), (decision.IsDecided, decision.Reason, decision.Source));
        Assert.Equal(("bold-button", "100400003"), (decision.VariationKey, decision.VariationId));
        Assert.Equal("variation 'bold-button' of experience 'checkout-button' (overridden)", decision.ToString());
        Assert.Empty(client.Experience("checkout-button").Explain(ada).Gates);
        Assert.Equal(DecisionSource.Overridden, client.Experiences(ada).Single(static decision => decision.ExperienceKey == "checkout-button").Source);
        Assert.DoesNotContain("100300001", client.Remembered(ada).Decisions.Keys);
        Assert.DoesNotContain(events, static tracked => tracked.ExperienceId == "100300001");
    }

    [Fact]
    public void Features_are_read_through_an_overridden_experience_even_where_an_answer_was_kept()
    {
        var linus = client.Visitor("linus");
        Assert.True(flags.Checkout.NewButton.IsEnabled(ada));
        Assert.False(flags.Checkout.NewButton.IsEnabled(linus));

        client.Experience("100300001").Override("original");
        Assert.False(flags.Checkout.NewButton.IsEnabled(ada));
        client.Experience("100300001").Override("100400002");
        Assert.True(flags.Checkout.NewButton.TryGet(linus, out var button));
        Assert.Equal("Buy now", button.Caption);
        Assert.Equal(DecisionSource.Overridden, flags.Checkout.NewButton.Decide(linus).Experience?.Source);

        client.Experience("100300001").ClearOverride();
        Assert.False(flags.Checkout.NewButton.IsEnabled(linus));
    }

    [Fact]
    public void An_experience_can_be_overridden_to_decide_nothing()
    {
        client.Experience("checkout-button").Override(null);

        var decision = client.Experience("checkout-button").Decide(ada);

        Assert.Equal((false, DecisionReason.Overridden, DecisionSource.None, null), (decision.IsDecided, decision.Reason, decision.Source, decision.BucketValue));
        Assert.Equal("checkout-new-button is off: experience 'checkout-button': overridden", flags.Checkout.NewButton.Decide(ada).ToString());
    }

    [Fact]
    public void An_experience_that_decides_outweighs_one_that_is_overridden_to_decide_nothing()
    {
        var two = Configs.ShopClient(static config =>
        {
            var second = config.Experience("checkout-button").DeepClone();
            (second["id"], second["key"]) = ("2", "checkout-button-again");
            config["experiences"]!.AsArray().Add(second);
        });
        two.Experience("checkout-button").Override(null);

        Assert.Contains(Enumerable.Range(0, 50).Select(id => two.Visitor($"visitor-{id}", NorthAmerica)), visitor => two.Feature("checkout-new-button").IsEnabled(visitor));
    }

    [Fact]
    public void What_the_config_does_not_have_is_answered_all_the_same()
    {
        client.Experience("checkout-button").Override("not-a-variation");
        client.Experience("not-there").Override("annual");

        Assert.Equal("not-a-variation", client.Experience("checkout-button").Decide(ada).VariationKey);
        Assert.Equal(DecisionReason.NotInVariation, flags.Checkout.NewButton.Decide(ada).Reason);
        Assert.Equal("annual", client.Experience("not-there").Decide(ada).VariationKey);
        Assert.NotEmpty(client.Experience("not-there").Explain(ada).ToString());
        Assert.Equal(["checkout-button", "pricing-page", "free-shipping", "not-there"], client.Experiences(ada).Select(static decision => decision.ExperienceKey!));
    }

    [Fact]
    public void A_typed_override_of_a_variation_that_the_config_no_longer_has_is_answered_all_the_same()
    {
        client.Replace(Configs.ShopWith(static config => config.Experience("pricing-page")["variations"]!.AsArray().RemoveAt(1)));

        flags.Experiences.PricingPage.Override(PricingPageVariation.Annual);

        Assert.Equal(PricingPageVariation.Annual, flags.Experiences.PricingPage.Run(ada));
        Assert.Throws<ArgumentException>(() => flags.Experiences.PricingPage.Override((PricingPageVariation)77));
    }

    [Fact]
    public void A_preview_goes_over_the_override_of_its_experience()
    {
        client.Experience("checkout-button").Override("bold-button");

        Assert.Equal("original", client.Experience("checkout-button").Decide(ada.Preview("100300001", "100400001")).VariationKey);
    }

    [Fact]
    public void Overrides_last_when_another_config_comes()
    {
        flags.FreeShipping.Override(true);
        client.Experience("checkout-button").Override("bold-button");

        client.Replace(Configs.ShopWith(static config => config.Experience("checkout-button")["variations"]![2]!["id"] = "7"));

        Assert.True(flags.FreeShipping.IsEnabled(ada));
        Assert.Equal("7", client.Experience("checkout-button").Decide(ada).VariationId);
        client.ClearOverrides();
        Assert.Equal(DecisionSource.Bucketed, client.Experience("checkout-button").Decide(ada).Source);
        Assert.False(flags.FreeShipping.IsEnabled(ada));
    }

    [Fact]
    public void Overrides_of_one_client_are_its_own()
    {
        var other = Configs.ShopClient();
        client.Feature("checkout-new-button").Override(false);

        Assert.True(other.Feature("checkout-new-button").IsEnabled(other.Visitor("ada", NorthAmerica)));
    }

    [Fact]
    public async Task Threads_that_override_and_read_at_once_see_one_override_or_the_other()
    {
        var overriding = Task.Run(() =>
        {
            for (var number = 0; number < 500; number++)
            {
                client.Feature("checkout-new-button").Override(new Dictionary<string, object?> { ["caption"] = $"{number}", ["color"] = $"{number}" });
                client.Feature($"other-{number % 5}").Override(number % 2 == 0);
            }
        });
        var reading = Task.Run(() =>
        {
            while (!overriding.IsCompleted)
            {
                Assert.True(flags.Checkout.NewButton.TryGet(ada, out var button));
                Assert.True(button.Caption == "Buy now" || button.Caption == button.Color);
            }
        });

        await Task.WhenAll(overriding, reading).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("499", flags.Checkout.NewButton.Caption.ValueOr(ada, ""));
    }
}
