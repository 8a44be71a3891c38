using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;

namespace ConvertTyped.Refresh.Tests;

public sealed class DriftTests
{
    [Fact]
    public async Task The_config_the_app_was_built_from_has_no_drift()
    {
        await using var app = await TakeAsync(static _ => { });

        Assert.Empty(app.Status.Drift);
    }

    [Fact]
    public async Task What_is_new_is_no_drift_and_neither_is_an_experience_that_is_paused()
    {
        await using var app = await TakeAsync(static config =>
        {
            config["features"]!.AsArray().Add(JsonNode.Parse("""{"id":"1","key":"new","variables":[]}"""));
            config["goals"]!.AsArray().Add(JsonNode.Parse("""{"id":"2","key":"new"}"""));
            config.Feature("free-shipping")["variables"]!.AsArray().Add(JsonNode.Parse("""{"key":"new","type":"string"}"""));
            config["experiences"]!.AsArray().Remove(config.Experience("free-shipping"));
        });

        Assert.Empty(app.Status.Drift);
    }

    [Fact]
    public async Task A_feature_that_is_gone_is_off_and_told()
    {
        await using var app = await TakeAsync(static config => config["features"]!.AsArray().Remove(config.Feature("checkout-new-button")));

        AssertDrift(app, DriftKind.FeatureMissing, "checkout-new-button", "The feature 'checkout-new-button' (Checkout.NewButton) is not in the config: it is off for everybody. Restore it in Convert, or remove it from the code.");
        Assert.False(app.Flags.Checkout.NewButton.IsEnabled(app.Ada));
    }

    [Fact]
    public async Task A_feature_that_was_given_another_key_is_told_by_its_id()
    {
        await using var app = await TakeAsync(static config => config.Feature("search-suggestions")["key"] = "suggestions");

        AssertDrift(app, DriftKind.FeatureMissing, "search-suggestions", "The feature 'search-suggestions' (SearchSuggestions) is not in the config: it is off for everybody. Its key is 'suggestions' now (id 10076): save the config as the new snapshot, or give it its old key in Convert.");
    }

    [Fact]
    public async Task A_variable_of_another_type_is_not_read_and_told()
    {
        await using var app = await TakeAsync(static config => VariableOf(config, "checkout-new-button", "caption")["type"] = "integer");

        AssertDrift(app, DriftKind.VariableTypeChanged, "checkout-new-button", "The variable 'caption' (Checkout.NewButton.Caption) is of type integer in the config and was string when the app was built: its value is not read, and TryGet is false. Change it back in Convert, or save the config as the new snapshot.");
        Assert.True(app.Flags.Checkout.NewButton.IsEnabled(app.Ada));
        Assert.False(app.Flags.Checkout.NewButton.TryGet(app.Ada, out var button));
        Assert.Null(button.Caption);
        Assert.Equal("fallback", app.Flags.Checkout.NewButton.Caption.ValueOr(app.Ada, "fallback"));
        Assert.Equal("#0a7d33", app.Flags.Checkout.NewButton.Color.ValueOr(app.Ada, "fallback"));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("json")]
    [InlineData("boolean")]
    [InlineData("float")]
    [InlineData("integer")]
    [InlineData("unheard-of")]
    public async Task Typed_reads_are_safe_whatever_the_types_become(string type)
    {
        await using var app = await TakeAsync(config =>
        {
            foreach (var variable in config["features"]!.AsArray().SelectMany(static feature => feature!["variables"]!.AsArray()))
            {
                variable!["type"] = type;
            }
        });
        var onPricing = app.Ada.At(new AttributeSet { ["url"] = "/pricing" });

        Assert.NotEmpty(app.Status.Drift);
        _ = app.Flags.Checkout.NewButton.TryGet(app.Ada, out _);
        _ = app.Flags.Checkout.ExpressPayment.TryGet(app.Ada, out _);
        _ = app.Flags.Pricing.Table.TryGet(onPricing, out _);
        _ = app.Flags.Pricing.AnnualDiscount.TryGet(onPricing, out _);
        Assert.Equal(type is "string" or "unheard-of" ? "Buy now" : "none", app.Flags.Checkout.NewButton.Caption.ValueOr(app.Ada, "none"));
        Assert.Equal(type == "integer" ? 30 : -1, app.Flags.Checkout.ExpressPayment.TimeoutSeconds.ValueOr(app.Ada, -1));
    }

    [Fact]
    public async Task A_variable_that_is_gone_has_no_value_and_is_told()
    {
        await using var app = await TakeAsync(static config =>
            config.Feature("checkout-new-button")["variables"]!.AsArray().Remove(VariableOf(config, "checkout-new-button", "rounded")));

        AssertDrift(app, DriftKind.VariableMissing, "checkout-new-button", "The variable 'rounded' (Checkout.NewButton.Rounded) is not in the config: it has no value. Save the config as the new snapshot, and correct what does not compile then.");
        Assert.True(app.Flags.Checkout.NewButton.TryGet(app.Ada, out var button));
        Assert.Null(button.Rounded);
    }

    [Fact]
    public async Task A_variation_that_leaves_out_what_all_of_them_set_is_told()
    {
        await using var app = await TakeAsync(static config =>
            config.Experience("checkout-button")["variations"]![1]!["changes"]![0]!["data"]!["variables_data"]!.AsObject().Remove("caption"));

        AssertDrift(app, DriftKind.VariableNotSet, "checkout-new-button", "The variable 'caption' (Checkout.NewButton.Caption) has no value in variation 'new-button' of 'checkout-button', and had one in every variation when the app was built: TryGet is false there. Give it a value in Convert, or save the config as the new snapshot.");
        Assert.False(app.Flags.Checkout.NewButton.TryGet(app.Ada, out _));
    }

    [Fact]
    public async Task A_json_value_of_another_structure_is_told_with_its_path()
    {
        await using var app = await TakeAsync(static config => ShopConfig.EachChangeOf(config, "10072", static values => values["providers"] = new JsonArray("apple-pay", 7)));

        AssertDrift(app, DriftKind.JsonNotFitting, "checkout-express-payment", "The variable 'providers' (Checkout.ExpressPayment.Providers) is not what it was when the app was built: in variation 'new-button' of 'checkout-button' providers[1] is 7, not text: TryGet is false there. Correct it in Convert, or save the config as the new snapshot.");
        Assert.False(app.Flags.Checkout.ExpressPayment.TryGet(app.Ada, out _));
        Assert.Equal(30, app.Flags.Checkout.ExpressPayment.TimeoutSeconds.ValueOr(app.Ada, -1));
    }

    [Fact]
    public async Task A_variation_that_the_app_does_not_know_is_told()
    {
        await using var app = await TakeAsync(static config =>
            config.Experience("pricing-page")["variations"]!.AsArray().Add(JsonNode.Parse("""{"id":"7","key":"weekly","traffic_allocation":0,"changes":[]}""")));

        AssertDrift(app, DriftKind.VariationUnknown, "pricing-page", "The variation 'weekly' of the experience 'pricing-page' (Experiences.PricingPage) was not there when the app was built: it is Unknown. Save the config as the new snapshot to have a name for it.");
    }

    [Fact]
    public async Task A_variation_that_is_gone_is_told()
    {
        await using var app = await TakeAsync(static config => config.Experience("pricing-page")["variations"]!.AsArray().RemoveAt(2));

        AssertDrift(app, DriftKind.VariationMissing, "pricing-page", "The variation 'annual-deep' of the experience 'pricing-page' (Experiences.PricingPage) is not in the config: nobody is given AnnualDeep. Restore it in Convert, or remove it from the code.");
    }

    [Fact]
    public async Task An_experience_that_was_given_another_key_is_told_by_its_id()
    {
        await using var app = await TakeAsync(static config => config.Experience("pricing-page")["key"] = "prices");

        AssertDrift(app, DriftKind.ExperienceRenamed, "pricing-page", "The experience 'pricing-page' (Experiences.PricingPage) has the key 'prices' in the config (id 100300002): nothing is decided by its old one. Save the config as the new snapshot, or give it its old key in Convert.");
    }

    [Fact]
    public async Task A_segment_that_is_gone_takes_nobody_and_is_told()
    {
        // Another one has its rules, so that its attribute is read as before.
        await using var app = await TakeAsync(static config => (config["segments"]![0]!["id"], config["segments"]![0]!["key"]) = ("1", "others"));

        AssertDrift(app, DriftKind.SegmentMissing, "newsletter-readers", "The segment 'newsletter-readers' (Segments.NewsletterReaders) is not in the config: nobody enters it. Restore it in Convert, or remove it from the code.");
        Assert.Empty(app.Flags.Visitor("grace", new AttributeSet { ["newsletter"] = true }).EnterSegments(app.Flags.Segments.NewsletterReaders));
    }

    [Fact]
    public async Task A_segment_that_was_given_another_key_is_told_by_its_id()
    {
        await using var app = await TakeAsync(static config => config["segments"]![0]!["key"] = "readers");

        AssertDrift(app, DriftKind.SegmentMissing, "newsletter-readers", "The segment 'newsletter-readers' (Segments.NewsletterReaders) is not in the config: nobody enters it. Its key is 'readers' now (id 100700001): save the config as the new snapshot, or give it its old key in Convert.");
    }

    [Fact]
    public async Task A_goal_that_is_gone_is_told()
    {
        await using var app = await TakeAsync(static config => config["goals"]!.AsArray().RemoveAt(0));

        AssertDrift(app, DriftKind.GoalMissing, "purchase", "The goal 'purchase' is not in the config: it is not tracked. Restore it in Convert, or remove it from the code.");
        Assert.Equal(TrackResult.UnknownGoal, app.Client.Goal("purchase").Track(app.Ada));
    }

    [Fact]
    public async Task A_goal_that_takes_no_worth_any_more_is_told()
    {
        await using var app = await TakeAsync(static config => (config["goals"]![0]!["type"], config["goals"]![0]!["settings"]) = ("advanced", null));

        AssertDrift(app, DriftKind.GoalTypeChanged, "purchase", "The goal 'purchase' (Goals.Purchase) takes no worth of a conversion in the config, and the app gives one. Save the config as the new snapshot, and correct what does not compile then.");
    }

    [Fact]
    public async Task A_goal_that_takes_a_worth_now_is_told()
    {
        await using var app = await TakeAsync(static config => config["goals"]![1]!["settings"] = JsonNode.Parse("""{"triggering_type":"manual"}"""));

        AssertDrift(app, DriftKind.GoalTypeChanged, "add-to-cart", "The goal 'add-to-cart' (Goals.AddToCart) takes the worth of a conversion in the config, and the app gives none. Save the config as the new snapshot, and correct what does not compile then.");
    }

    [Fact]
    public async Task A_goal_whose_rules_read_what_the_app_does_not_give_is_told()
    {
        await using var app = await TakeAsync(static config =>
        {
            RulesOf(config, "goals", 1).Add(JsonNode.Parse("""{"rule_type":"generic_text_key_value","key":"device","value":"kiosk","matching":{"match_type":"equals","negated":false}}"""));
            config["goals"]![0]!["rules"] = JsonNode.Parse("""{"OR":[{"AND":[{"OR_WHEN":[{"rule_type":"generic_bool_key_value","key":"newsletter","value":true,"matching":{"match_type":"equals","negated":false}}]}]}]}""");
        });

        Assert.Equal(
            [
                "The goal 'purchase' (Goals.Purchase) has a rule on 'newsletter' in the config, which the app does not ask: it tracks the goal whatever the rule says. Save the config as the new snapshot, and give 'newsletter' when you track the goal.",
                "The goal 'add-to-cart' (Goals.AddToCart) has a rule on 'device' in the config, which the app does not give: that rule matches nobody. Save the config as the new snapshot, and give 'device' when you track the goal.",
            ],
            app.Status.Drift.OrderByDescending(static drift => drift.Key, StringComparer.Ordinal).Select(static drift => drift.Message));
        Assert.All(app.Status.Drift, static drift => Assert.Equal(DriftKind.GoalRulesChanged, drift.Kind));
    }

    [Fact]
    public async Task An_attribute_that_no_rule_reads_any_more_is_told()
    {
        await using var app = await TakeAsync(static config => RulesOf(config, "locations", 0)[0]!["key"] = "path");

        AssertDrift(app, DriftKind.AttributeMissing, "url", "The attribute 'url' (VisitorLocation.Url) is read by no rule of the config: what the app gives for it decides nothing. Restore the rule in Convert, or save the config as the new snapshot.");
    }

    [Theory]
    [InlineData("audiences", 1, "often", "The attribute 'visits' (VisitorAttributes.Visits) is a number in the app, and audience 'regulars' compares it with \"often\" in the config: that rule matches nobody.")]
    [InlineData("segments", 0, "daily", "The attribute 'newsletter' (VisitorAttributes.Newsletter) is a boolean in the app, and segment 'newsletter-readers' compares it with \"daily\" in the config: that rule matches nobody.")]
    public async Task An_attribute_whose_type_no_longer_fits_its_rules_is_told(string list, int position, string value, string message)
    {
        await using var app = await TakeAsync(config => RulesOf(config, list, position)[0]!["value"] = value);

        var drift = Assert.Single(app.Status.Drift);
        Assert.Equal(DriftKind.AttributeTypeChanged, drift.Kind);
        Assert.StartsWith(message, drift.Message);
    }

    [Theory]
    [InlineData("audiences", 1, "7")]
    [InlineData("audiences", 1, "1,000")]
    [InlineData("segments", 0, "TRUE")]
    [InlineData("audiences", 2, "5")]
    public async Task A_value_that_the_type_can_still_match_is_no_drift(string list, int position, string value)
    {
        await using var app = await TakeAsync(config => RulesOf(config, list, position)[0]!["value"] = value);

        Assert.Empty(app.Status.Drift);
    }

    [Fact]
    public async Task Drift_is_one_report_however_often_the_config_is_served()
    {
        await using var server = await LiveApp.ServeAsync(ShopConfig.With(static config =>
        {
            config["goals"]!.AsArray().RemoveAt(0);
            config["features"]!.AsArray().Remove(config.Feature("search-suggestions"));
        }));
        using var listener = new MeterListener();
        var counted = new List<string>();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "ConvertTyped", Name: "convert.config.drifts" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Add($"{value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();

        await using var app = await LiveApp.StartAsync(server.Address);
        await app.NextRefreshAsync();
        server.Serve(ShopConfig.With(static config =>
        {
            ShopConfig.EachChangeOf(config, "10071", static values => values["caption"] = "other");
            config["goals"]!.AsArray().RemoveAt(0);
            config["features"]!.AsArray().Remove(config.Feature("search-suggestions"));
        }));
        await app.NextRefreshAsync();

        Assert.Equal("other", app.Caption);
        Assert.Equal(2, app.Status.Drift.Count);
        Assert.Contains("It differs from what the app was built from in 2 places.", app.Status.ToString());
        var line = Assert.Single(app.Log.Lines, static line => line.StartsWith("Warning"));
        Assert.Contains("the config differs from what the app was built from (2):\n  The feature 'search-suggestions'", line);
        Assert.Contains("\n  The goal 'purchase'", line);
        Assert.Contains("2 [convert.root, Flags]", counted);

        server.Serve(ShopConfig.Bytes);
        await app.NextRefreshAsync();
        Assert.Empty(app.Status.Drift);
    }

    private static async Task<LiveApp> TakeAsync(Action<JsonNode> change)
    {
        await using var server = await LiveApp.ServeAsync(ShopConfig.With(change));
        var app = await LiveApp.StartAsync(server.Address);
        Assert.Equal(ConfigurationOrigin.Live, app.Status.Origin);
        return app;
    }

    private static void AssertDrift(LiveApp app, DriftKind kind, string key, string message)
    {
        var drift = Assert.Single(app.Status.Drift);
        Assert.Equal((kind, key, message), (drift.Kind, drift.Key, drift.ToString()));
    }

    private static JsonArray RulesOf(JsonNode config, string list, int position) =>
        config[list]![position]!["rules"]!["OR"]![0]!["AND"]![0]!["OR_WHEN"]!.AsArray();

    private static JsonNode VariableOf(JsonNode config, string feature, string key) =>
        config.Feature(feature)["variables"]!.AsArray().Single(variable => (string?)variable!["key"] == key)!;
}
