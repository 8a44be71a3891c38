using ConvertTyped.Refresh;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Visitors who ask not to be tracked, where the project's settings honour it.</summary>
public sealed class PrivacyTests : TrackingTest
{
    private static readonly string[] Union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".Split(' ');
    private static readonly string[] RestOfTheEconomicArea = ["IS", "LI", "NO"];
    private static readonly string[] Elsewhere = ["US", "GB", "CH", "BR", "SJ", "NC", "GL", "BL"];

    [Fact]
    public void Nothing_of_a_visitor_whose_signal_is_honoured_is_reported()
    {
        var client = Client("Worldwide", "OFF");
        var visitor = client.Visitor("ada", new AttributeSet { ["country"] = "US" }).WithSignals(doNotTrack: true, globalPrivacyControl: false, "US");

        Assert.False(visitor.IsTracked);
        Assert.True(client.Experience("checkout-button").Decide(visitor).IsDecided);
        Assert.Single(client.Remembered(visitor).Decisions);
        Assert.Equal(TrackResult.TrackingOff, client.Goal("purchase").Track(visitor));
        Assert.Empty(client.Remembered(visitor).Goals);
        Assert.Equal(0, Tracking.Ledger.Accepted);
        Assert.Equal(TrackResult.Queued, client.Goal("purchase").Track(visitor.WithSignals(doNotTrack: false, globalPrivacyControl: false, "US")));
    }

    [Fact]
    public void Each_signal_has_its_own_setting()
    {
        Assert.False(IsTracked("Worldwide", "OFF", doNotTrack: true, globalPrivacyControl: false, "US"));
        Assert.True(IsTracked("Worldwide", "OFF", doNotTrack: false, globalPrivacyControl: true, "US"));
        Assert.False(IsTracked("OFF", "Worldwide", doNotTrack: false, globalPrivacyControl: true, "US"));
        Assert.True(IsTracked("OFF", "Worldwide", doNotTrack: true, globalPrivacyControl: false, "US"));
        Assert.False(IsTracked("EU ONLY", "EEA ONLY", doNotTrack: true, globalPrivacyControl: true, "NO"));
        Assert.True(IsTracked("OFF", "OFF", doNotTrack: true, globalPrivacyControl: true, null));
        Assert.True(IsTracked("Worldwide", "Worldwide", doNotTrack: false, globalPrivacyControl: false, null));
    }

    [Fact]
    public void EU_ONLY_honours_signals_in_the_member_states()
    {
        Assert.All(Union, static country => Assert.False(IsTracked("EU ONLY", country)));
        Assert.All(RestOfTheEconomicArea, static country => Assert.True(IsTracked("EU ONLY", country)));
        Assert.All(Elsewhere, static country => Assert.True(IsTracked("EU ONLY", country)));
    }

    [Fact]
    public void EEA_ONLY_honours_signals_in_three_countries_more()
    {
        Assert.All(Union, static country => Assert.False(IsTracked("EEA ONLY", country)));
        Assert.All(RestOfTheEconomicArea, static country => Assert.False(IsTracked("EEA ONLY", country)));
        Assert.All(Elsewhere, static country => Assert.True(IsTracked("EEA ONLY", country)));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("EU")]
    [InlineData("RE")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("T1")]
    [InlineData("Germany")]
    public void A_region_in_any_case_is_known_and_one_that_is_not_known_counts_as_inside(string? region) => Assert.False(IsTracked("EU ONLY", region));

    [Fact]
    public void Signals_survive_other_views_and_come_after_switching_tracking_off()
    {
        var visitor = Client("Worldwide", "OFF").Visitor("ada");
        var asking = visitor.WithSignals(doNotTrack: true, globalPrivacyControl: false, "US");

        Assert.False(asking.At(AttributeSet.Empty).With(AttributeSet.Empty).IsTracked);
        Assert.False(visitor.WithoutTracking().WithSignals(doNotTrack: false, globalPrivacyControl: false, null).IsTracked);
        Assert.True(visitor.IsTracked);
    }

    [Fact]
    public void A_setting_that_nobody_knows_is_a_problem_and_honours_signals_everywhere()
    {
        var client = Client("ASIA ONLY", "OFF");

        Assert.Equal("project.settings.do_not_track", Assert.Single(client.Problems).Path);
        Assert.False(client.Visitor("ada").WithSignals(doNotTrack: true, globalPrivacyControl: false, "US").IsTracked);
    }

    [Fact]
    public void A_config_that_differs_in_a_privacy_setting_alone_is_another_config()
    {
        Assert.NotEqual(FingerprintOf("OFF", "OFF"), FingerprintOf("Worldwide", "OFF"));
        Assert.NotEqual(FingerprintOf("Worldwide", "OFF"), FingerprintOf("OFF", "Worldwide"));
        Assert.Equal(FingerprintOf("off", "EU only"), FingerprintOf("OFF", "EU ONLY"));
    }

    private static bool IsTracked(string doNotTrackSetting, string? region) => IsTracked(doNotTrackSetting, "OFF", doNotTrack: true, globalPrivacyControl: false, region);

    private static bool IsTracked(string doNotTrackSetting, string globalPrivacyControlSetting, bool doNotTrack, bool globalPrivacyControl, string? region) =>
        Shop.Client(new ConvertTracking(new TrackingOptions(), route: null, new TrackingServices()), config => Set(config, doNotTrackSetting, globalPrivacyControlSetting))
            .Visitor("ada").WithSignals(doNotTrack, globalPrivacyControl, region).IsTracked;

    private static string FingerprintOf(string doNotTrack, string globalPrivacyControl)
    {
        var config = System.Text.Json.Nodes.JsonNode.Parse(Shop.Config)!;
        Set(config, doNotTrack, globalPrivacyControl);
        return ConfigurationLoader.Load(Shop.JsonBytes(config), new ConvertOptions().Bucketing()).Identity.Fingerprint;
    }

    private static void Set(System.Text.Json.Nodes.JsonNode config, string doNotTrack, string globalPrivacyControl)
    {
        config["project"]!["settings"]!["do_not_track"] = doNotTrack;
        config["project"]!["settings"]!["global_privacy_control"] = globalPrivacyControl;
    }

    private ConvertClient Client(string doNotTrack, string globalPrivacyControl) => Shop.Client(Tracking, config => Set(config, doNotTrack, globalPrivacyControl));
}
