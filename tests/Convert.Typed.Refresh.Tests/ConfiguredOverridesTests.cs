using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop;

namespace ConvertTyped.Refresh.Tests;

/// <summary>The section <c>Convert:Overrides</c> in a host, as appsettings.json would hold it.</summary>
public sealed class ConfiguredOverridesTests : IDisposable
{
    private static readonly AttributeSet NorthAmerica = new() { ["country"] = "US" };

    private readonly LogLines log = new();
    private readonly List<IHost> hosts = [];

    public void Dispose()
    {
        hosts.ForEach(static host => host.Dispose());
        log.Dispose();
    }

    [Fact]
    public void True_and_false_switch_a_feature_on_and_off()
    {
        var flags = FlagsOf(("Convert:Overrides:search-suggestions", "True"), ("Convert:Overrides:checkout-new-button", "false"));

        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
        Assert.False(flags.Checkout.NewButton.IsEnabled(flags.Visitor("ada", NorthAmerica)));
        Assert.Equal("checkout-new-button is off: overridden", flags.Checkout.NewButton.Decide(flags.Visitor("ada")).ToString());
        Assert.Equal(["Information ConvertTyped.Flags 72 Convert: by configuration these are overridden for every visitor: checkout-new-button, search-suggestions."], Told());
    }

    [Fact]
    public void Variables_switch_a_feature_on_with_these_values_of_their_types()
    {
        var flags = FlagsOf(
            ("Convert:Overrides:checkout-new-button:caption", "Go"),
            ("Convert:Overrides:checkout-new-button:color", "red"),
            ("Convert:Overrides:checkout-new-button:rounded", "True"),
            ("Convert:Overrides:checkout-express-payment:providers", """["cash"]"""),
            ("Convert:Overrides:checkout-express-payment:timeout-seconds", "-3"),
            ("Convert:Overrides:pricing-annual-discount:percent", "12.5"),
            ("Convert:Overrides:pricing-annual-discount:label", "Half off"));
        var visitor = flags.Visitor("ada");

        Assert.True(flags.Checkout.NewButton.TryGet(visitor, out var button));
        Assert.Equal(("Go", "red", true), (button.Caption, button.Color, button.Rounded));
        Assert.True(flags.Checkout.ExpressPayment.TryGet(visitor, out var payment));
        Assert.Equal(("cash", -3), (payment.Providers[0], payment.TimeoutSeconds));
        Assert.True(flags.Pricing.AnnualDiscount.TryGet(visitor, out var discount));
        Assert.Equal((12.5, "Half off"), (discount.Percent, discount.Label));
        Assert.Single(Told());
    }

    [Fact]
    public void The_key_of_a_variation_is_what_an_experience_answers()
    {
        var flags = FlagsOf(("Convert:Overrides:pricing-page", "annual"), ("Convert:Overrides:checkout-button", "false"));
        var visitor = flags.Visitor("ada", NorthAmerica);

        Assert.Equal("variation 'annual' of experience 'pricing-page' (overridden)", flags.Client.Experience("pricing-page").Decide(visitor).ToString());
        Assert.Equal(DecisionReason.Overridden, flags.Client.Experience("checkout-button").Decide(visitor).Reason);
    }

    [Fact]
    public void A_feature_with_the_key_of_a_variation_is_on_as_that_variation_has_it()
    {
        var flags = FlagsOf(("Convert:Overrides:checkout-new-button", "bold-button"));

        Assert.True(flags.Checkout.NewButton.TryGet(flags.Visitor("ada"), out var button));
        Assert.Equal("Get it today", button.Caption);
    }

    [Fact]
    public void The_section_of_the_class_goes_over_the_shared_one()
    {
        var flags = FlagsOf(
            ("Convert:Overrides:search-suggestions", "true"),
            ("Convert:Overrides:free-shipping", "false"),
            ("Convert:Flags:Overrides:search-suggestions", "false"));

        Assert.False(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
        Assert.Equal(DecisionReason.Overridden, flags.FreeShipping.Decide(flags.Visitor("ada")).Reason);
    }

    [Fact]
    public void Code_goes_over_configuration()
    {
        var flags = FlagsOf(("Convert:Overrides:search-suggestions", "true"));

        flags.SearchSuggestions.Override(false);
        Assert.False(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
        flags.Client.ClearOverrides();
        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
    }

    [Fact]
    public void Code_goes_over_configuration_whether_it_names_an_experience_by_key_or_by_id()
    {
        var flags = FlagsOf(("Convert:Overrides:pricing-page", "annual"));

        flags.Client.Experience("100300002").Override("annual-deep");

        Assert.Equal(PricingPageVariation.AnnualDeep, flags.Experiences.PricingPage.Run(flags.Visitor("ada")));
        flags.Client.ClearOverrides();
        Assert.Equal(PricingPageVariation.Annual, flags.Experiences.PricingPage.Run(flags.Visitor("ada")));
    }

    [Fact]
    public void A_key_of_the_shared_section_that_another_class_may_know_is_not_told()
    {
        var (host, _) = HostOf(
            Environments.Development,
            static services => services.AddConvert<BackOffice>(),
            ("Convert:Overrides:bulk-edit", "true"),
            ("Convert:Overrides:search-suggestions", "true"),
            ("Convert:Flags:Overrides:typo", "true"));
        var flags = host.Services.GetRequiredService<Flags>();
        var backOffice = host.Services.GetRequiredService<BackOffice>();

        Assert.True(backOffice.BulkEdit.IsEnabled(backOffice.Visitor("ada")));
        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
        Assert.Contains("Convert:Flags:Overrides:typo", Assert.Single(Told(), static line => line.Contains("no feature and no experience")));
    }

    [Theory]
    [InlineData("no-such-feature", "true", "no-such-feature names no feature and no experience. Correct the key: case matters, and features are checkout-express-payment, checkout-new-button, ")]
    [InlineData("pricing-page", "true", "pricing-page is true, and an experience is not just on. Write the key of a variation (")]
    [InlineData("pricing-page", "anual", "pricing-page is 'anual', which is no variation of the experience. Write one of ")]
    [InlineData("pricing-page:columns", "3", "pricing-page has variables, and an experience has none. Write the key of a variation: ")]
    [InlineData("checkout-new-button", "boldbutton", "checkout-new-button is 'boldbutton', which is no variation of an experience that carries the feature. Write true, false, variables, or one of new-button, bold-button.")]
    [InlineData("search-suggestions", "", "search-suggestions has no value. Write true, false, variables or the key of a variation, or remove it.")]
    [InlineData("checkout-new-button", "true", "checkout-new-button gives no value to ")]
    [InlineData("checkout-new-button:Caption", "Go", "checkout-new-button:Caption names no variable of the feature. Correct the key: case matters, and the variables are caption, color, rounded.")]
    [InlineData("checkout-new-button:rounded", "maybe", "checkout-new-button:rounded is 'maybe', and the variable is a boolean. Write true or false.")]
    [InlineData("checkout-new-button:caption:a", "Go", "checkout-new-button:caption has members, and the variable is text. Write text.")]
    [InlineData("checkout-express-payment:timeout-seconds", "3.5", "checkout-express-payment:timeout-seconds is '3.5', and the variable is an integer. Write a whole number, such as 3.")]
    [InlineData("pricing-annual-discount:percent", "12,5%", "pricing-annual-discount:percent is '12,5%', and the variable is a number. Write a number, such as 12.5.")]
    [InlineData("checkout-express-payment:providers", "cash", "checkout-express-payment:providers is 'cash', and the variable is JSON. Write JSON as text, such as \"[1, 2]\" in quotation marks.")]
    public void What_cannot_be_used_as_written_is_a_log_line_that_says_what_to_write(string key, string value, string line)
    {
        var flags = FlagsOf(($"Convert:Overrides:{key}", value));

        var told = Assert.Single(Told(), told => told.StartsWith($"Warning ConvertTyped.Flags 71 Convert: Convert:Overrides:{line}"));
        Assert.EndsWith(".", told.TrimEnd());
        flags.Checkout.NewButton.TryGet(flags.Visitor("ada"), out _);
        flags.Client.Experiences(flags.Visitor("ada"));
    }

    [Fact]
    public void A_host_in_Production_refuses_the_section_with_one_error_that_names_the_cure()
    {
        var (host, source) = HostOf(Environments.Production, ("Convert:Overrides:search-suggestions", "true"));
        var flags = host.Services.GetRequiredService<Flags>();
        source.Change("Convert:Overrides:free-shipping", "true");

        Assert.False(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
        Assert.Equal(
            ["Error ConvertTyped.Flags 70 Convert: Convert:Overrides is not used, because the host runs in Production. Remove the section there, or set Convert:AllowOverridesInProduction to true if every visitor is meant to get what it says."],
            Told());
    }

    [Fact]
    public void A_host_in_Production_takes_the_section_where_that_is_allowed()
    {
        var (host, _) = HostOf(Environments.Production, ("Convert:Overrides:search-suggestions", "true"), ("Convert:AllowOverridesInProduction", "true"));
        var flags = host.Services.GetRequiredService<Flags>();

        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
        Assert.DoesNotContain(Told(), static line => line.StartsWith("Error"));
    }

    [Fact]
    public void A_changed_section_counts_at_once_and_a_fault_that_stays_is_told_once()
    {
        var (host, source) = HostOf(Environments.Development, ("Convert:Overrides:search-suggestions", "true"), ("Convert:Overrides:typo", "true"));
        var flags = host.Services.GetRequiredService<Flags>();
        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));

        source.Change("Convert:Overrides:search-suggestions", "false");
        Assert.Equal("search-suggestions is off: overridden", flags.SearchSuggestions.Decide(flags.Visitor("ada")).ToString());
        source.Change("Convert:Overrides:search-suggestions", null);
        source.Change("Convert:Overrides:typo", null);

        Assert.Equal(DecisionReason.CarriedByNoExperience, flags.SearchSuggestions.Decide(flags.Visitor("ada")).Reason);
        Assert.Single(Told(), static line => line.Contains("typo"));
    }

    [Fact]
    public void A_host_that_starts_without_the_section_takes_it_when_it_comes()
    {
        var (host, source) = HostOf(Environments.Development);
        var flags = host.Services.GetRequiredService<Flags>();

        source.Change("Convert:Flags:Overrides:search-suggestions", "true");

        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
    }

    [Fact]
    public void A_disposed_class_reads_its_section_no_more()
    {
        // The configuration outlives the services, as one does that belongs to the app.
        var source = new ChangingConfiguration([("Convert:Overrides:search-suggestions", "true")]);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Add(source).Build())
            .AddConvert<Flags>()
            .BuildServiceProvider();
        var flags = services.GetRequiredService<Flags>();
        services.Dispose();

        source.Change("Convert:Overrides:search-suggestions", "false");

        Assert.True(flags.SearchSuggestions.IsEnabled(flags.Visitor("ada")));
    }

    [Fact]
    public async Task A_variation_that_only_the_live_config_has_counts_when_it_comes()
    {
        await using var server = await LiveApp.ServeAsync(ShopConfig.Bytes);
        var (host, _) = HostOf(
            Environments.Development,
            ("Convert:Overrides:checkout-button", "fresh-button"),
            ("Convert:SdkKey", ShopConfig.SdkKey),
            ("Convert:ConfigEndpoint", server.Address.AbsoluteUri),
            ("Convert:TrackEndpoint", server.Address.AbsoluteUri));
        var flags = host.Services.GetRequiredService<Flags>();
        await flags.Client.RefreshAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var before = Told();
        server.Serve(ShopConfig.With(static config => config.Experience("checkout-button")["variations"]![2]!["key"] = "fresh-button"));

        await flags.Client.RefreshAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(before, static line => line.Contains("'fresh-button', which is no variation of the experience"));
        Assert.Equal("fresh-button", flags.Client.Experience("checkout-button").Decide(flags.Visitor("ada")).VariationKey);
        Assert.Equal(0, flags.Client.Tracking.Ledger.Accepted);
    }

    private Flags FlagsOf(params (string Key, string? Value)[] settings) =>
        HostOf(Environments.Development, settings).Host.Services.GetRequiredService<Flags>();

    private (IHost Host, ChangingConfiguration Source) HostOf(string environment, params (string Key, string? Value)[] settings) =>
        HostOf(environment, static _ => { }, settings);

    private (IHost Host, ChangingConfiguration Source) HostOf(string environment, Action<IServiceCollection> add, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        var source = new ChangingConfiguration(settings);
        ((IConfigurationBuilder)builder.Configuration).Add(source);
        builder.Logging.AddProvider(log);
        builder.Services.AddConvert<Flags>();
        add(builder.Services);
        var host = builder.Build();
        hosts.Add(host);
        return (host, source);
    }

    private List<string> Told() => [.. log.Lines.Where(static line => line.Split(' ')[2] is "70" or "71" or "72").Select(static line => line.TrimEnd())];

    /// <summary>Settings in memory that tell when they change, as a file does.</summary>
    private sealed class ChangingConfiguration((string Key, string? Value)[] settings) : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder)
        {
            foreach (var (key, value) in settings)
            {
                Data[key] = value;
            }

            return this;
        }

        public void Change(string key, string? value)
        {
            if (value is null)
            {
                Data.Remove(key);
            }
            else
            {
                Data[key] = value;
            }

            OnReload();
        }
    }
}
