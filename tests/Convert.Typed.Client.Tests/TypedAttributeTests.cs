using System.Text.Json.Nodes;
using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>The generated attributes are the set that rules look into.</summary>
public sealed class TypedAttributeTests
{
    private readonly ConvertClient client = Configs.ShopClient();
    private readonly Flags flags;

    public TypedAttributeTests() => flags = new Flags(client);

    [Fact]
    public void Rules_see_in_a_property_what_they_see_under_its_name()
    {
        foreach (var (typed, named) in ((VisitorAttributes, AttributeSet)[])
        [
            (new() { Country = "US", Plan = "pro", Visits = 12 }, new() { ["country"] = "US", ["plan"] = "pro", ["visits"] = 12 }),
            (new() { Country = "FI", Plan = VisitorAttributes.Plans.Team, Visits = 4.5 }, new() { ["country"] = "FI", ["plan"] = "team", ["visits"] = 4.5 }),
            (new() { Visits = 5 }, new() { ["visits"] = 5 }),
            (new() { Newsletter = false }, new() { ["newsletter"] = false }),
            (new(), []),
        ])
        {
            Assert.Equal(named, typed);
            Assert.Equal(typed, named);
            foreach (var key in (string[])["checkout-button", "pricing-page", "free-shipping"])
            {
                var place = new VisitorLocation { Url = "/pricing/annual" };
                var expected = client.Experience(key).Peek(flags.Visitor("ada", named).At(new AttributeSet { ["url"] = "/pricing/annual" }));
                var actual = client.Experience(key).Peek(flags.Visitor("ada", typed).At(place));
                Assert.Equal((expected.Reason, expected.VariationId), (actual.Reason, actual.VariationId));
            }
        }
    }

    [Fact]
    public void A_segment_is_entered_by_a_property()
    {
        Assert.Empty(client.EnterSegments(flags.Visitor("ada", new VisitorAttributes { Newsletter = false }), ["newsletter-readers"]));
        Assert.Equal(["newsletter-readers"], client.EnterSegments(flags.Visitor("ada", new VisitorAttributes { Newsletter = true }), ["newsletter-readers"]));
    }

    [Fact]
    public void What_has_no_property_is_given_by_its_name_which_goes_before_a_property()
    {
        var attributes = new VisitorAttributes { ["shoe-size"] = 44, ["plan"] = "free", Plan = "pro", Country = "US" };

        Assert.Equal(44, attributes["shoe-size"]);
        Assert.Equal("free", attributes["plan"]);
        Assert.Equal(3, attributes.Count);
        Assert.Equal(["shoe-size", "plan", "country"], attributes.Select(static attribute => attribute.Key));
        Assert.Equal("""{"shoe-size": 44, "plan": "free", "country": "US"}""", attributes.ToString());
    }

    [Fact]
    public void Sets_with_and_without_properties_override_each_other()
    {
        var typed = new VisitorAttributes { Country = "US", Plan = "pro" };
        var named = new AttributeSet { ["plan"] = "free", ["visits"] = 3 };

        Assert.Equal(new AttributeSet { ["country"] = "US", ["plan"] = "free", ["visits"] = 3 }, typed.With(named));
        Assert.Equal(new AttributeSet { ["country"] = "US", ["plan"] = "pro", ["visits"] = 3 }, named.With(typed));
        Assert.Same(typed, typed.With(new VisitorAttributes()));
        Assert.Same(typed, new VisitorAttributes().With(typed));
        Assert.Equal("pro", flags.Visitor("ada", named).With(new VisitorAttributes { Plan = "pro" }).Attributes["plan"]);
    }

    [Fact]
    public void A_set_with_properties_is_a_value_like_any_other()
    {
        AttributeValue value = new VisitorAttributes { Plan = "pro", Devices = Devices.Desktop };

        Assert.Equal(AttributeKind.Object, value.Kind);
        Assert.True(value.TryGetObject(out var members));
        Assert.Equal("pro", members["plan"]);
        Assert.Equal("""{"devices": ["DESK"], "plan": "pro"}""", new AttributeSet { ["x"] = value }["x"].ToString());
        Assert.NotEqual(value, new VisitorAttributes { Plan = "free" });
    }

    [Fact]
    public void Report_segments_are_remembered_in_the_words_of_the_service()
    {
        var attributes = new VisitorAttributes
        {
            Browser = Browser.Chrome,
            Devices = Devices.Phone | Devices.IPhone,
            Source = TrafficSource.AITool,
            Campaign = "spring",
            VisitorType = VisitorType.Returning,
            Country = "US",
            Plan = "pro",
            ["customSegments"] = AttributeValue.List("7"),
        };

        var segments = client.Remembered(flags.Visitor("ada", attributes)).Segments;

        Assert.Equal(
            """{"browser": "CH", "devices": ["ALLPH", "IPH"], "source": "ai_tool", "campaign": "spring", "visitorType": "returning", "country": "US", "customSegments": ["7"]}""",
            segments.ToString());
    }

    [Theory]
    [InlineData(Browser.InternetExplorer, "IE")]
    [InlineData(Browser.Firefox, "FF")]
    [InlineData(Browser.Opera, "OP")]
    [InlineData(Browser.Safari, "SF")]
    [InlineData(Browser.Other, "OTH")]
    public void A_browser_has_the_word_of_the_service(Browser browser, string word) =>
        Assert.Equal(word, new VisitorAttributes { Browser = browser }["browser"]);

    [Theory]
    [InlineData(TrafficSource.Campaign, "campaign")]
    [InlineData(TrafficSource.Search, "search")]
    [InlineData(TrafficSource.Referral, "referral")]
    [InlineData(TrafficSource.Direct, "direct")]
    public void A_source_has_the_word_of_the_service(TrafficSource source, string word) =>
        Assert.Equal(word, new VisitorAttributes { Source = source }["source"]);

    [Fact]
    public void Devices_are_a_list_in_the_words_of_the_service()
    {
        Assert.Equal(
            AttributeValue.List("ALLPH", "IPH", "OTHPH", "ALLTAB", "IPAD", "OTHTAB", "DESK", "OTHDEV"),
            new VisitorAttributes { Devices = Enum.GetValues<Devices>().Aggregate(static (all, device) => all | device) }["devices"]);
        Assert.Equal(AttributeValue.List(), new VisitorAttributes { Devices = Devices.None }["devices"]);
    }

    [Fact]
    public void What_an_enumeration_has_no_name_for_is_not_given()
    {
        var attributes = new VisitorAttributes { Browser = (Browser)99, Source = (TrafficSource)(-1), VisitorType = (VisitorType)2 };

        Assert.Empty(attributes);
        Assert.Equal(AttributeValue.List(), new VisitorAttributes { Devices = (Devices)1024 }["devices"]);
    }

    [Fact]
    public void An_audience_can_ask_for_a_report_segment_by_its_enumeration()
    {
        var onPhones = Configs.ShopClient(static config =>
            config["audiences"]![0]!["rules"] = JsonNode.Parse("""{"OR":[{"AND":[{"OR_WHEN":[{"key":"devices","value":"IPH","matching":{"match_type":"equals","negated":false}}]}]}]}"""));

        Assert.True(onPhones.Experience("checkout-button").Peek(onPhones.Visitor("ada", new VisitorAttributes { Devices = Devices.Phone | Devices.IPhone })).IsDecided);
        Assert.False(onPhones.Experience("checkout-button").Peek(onPhones.Visitor("grace", new VisitorAttributes { Devices = Devices.Desktop })).IsDecided);
    }

    [Fact]
    public void A_second_root_of_a_namespace_has_attributes_of_its_own() =>
        Assert.Equal(["country"], new BackOfficeVisitorAttributes { Country = "US" }.Select(static attribute => attribute.Key));
}
