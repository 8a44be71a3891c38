using ConvertTyped.DevServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop;

namespace ConvertTyped.Refresh.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Every_option_is_bound_from_the_section_Convert()
    {
        var options = OptionsOf<Flags>(new()
        {
            ["Convert:SdkKey"] = "1/2",
            ["Convert:SdkKeySecret"] = "secret",
            ["Convert:AccountId"] = "3",
            ["Convert:ProjectId"] = "4",
            ["Convert:DebugToken"] = "token",
            ["Convert:Environment"] = "staging",
            ["Convert:ConfigEndpoint"] = "https://proxy.example.com/config",
            ["Convert:TrackEndpoint"] = "http://localhost:5005",
            ["Convert:LowCache"] = "true",
            ["Convert:RefreshInterval"] = "00:01:00",
            ["Convert:RequestTimeout"] = "00:00:03",
            ["Convert:MaximumConfigurationBytes"] = "123456",
            ["Convert:CacheFolder"] = "/tmp/cache",
            ["Convert:Start"] = "RequireLive",
            ["Convert:StartTimeout"] = "00:00:04",
            ["Convert:HashSeed"] = "11",
            ["Convert:MaximumTraffic"] = "5000",
            ["Convert:ExcludeExperienceIdFromHash"] = "true",
            ["Convert:RememberedVisitors"] = "77",
        });

        Assert.Equal(
            "1/2 secret 3 4 token staging https://proxy.example.com/config http://localhost:5005/ True 00:01:00 00:00:03 123456 /tmp/cache RequireLive 00:00:04 11 5000 True 77",
            $"{options.SdkKey} {options.SdkKeySecret} {options.AccountId} {options.ProjectId} {options.DebugToken} {options.Environment} {options.ConfigEndpoint} {options.TrackEndpoint} {options.LowCache} {options.RefreshInterval} {options.RequestTimeout} {options.MaximumConfigurationBytes} {options.CacheFolder} {options.Start} {options.StartTimeout} {options.HashSeed} {options.MaximumTraffic} {options.ExcludeExperienceIdFromHash} {options.RememberedVisitors}");
    }

    [Fact]
    public void Several_classes_share_the_section_and_have_one_each_in_it()
    {
        var configuration = new Dictionary<string, string?>
        {
            ["Convert:RefreshInterval"] = "00:01:00",
            ["Convert:Flags:SdkKey"] = "1/2",
            ["Convert:BackOffice:SdkKey"] = "3/4",
            ["Convert:BackOffice:RefreshInterval"] = "00:02:00",
        };

        Assert.Equal(("1/2", 1), (OptionsOf<Flags>(configuration).SdkKey, OptionsOf<Flags>(configuration).RefreshInterval.TotalMinutes));
        Assert.Equal(("3/4", 2), (OptionsOf<BackOffice>(configuration).SdkKey, OptionsOf<BackOffice>(configuration).RefreshInterval.TotalMinutes));
    }

    [Fact]
    public void What_the_app_sets_itself_goes_over_its_configuration() =>
        Assert.Equal("5/6", OptionsOf<Flags>(new() { ["Convert:SdkKey"] = "1/2" }, static options => options.SdkKey = "5/6").SdkKey);

    [Fact]
    public void Without_any_configuration_the_defaults_count()
    {
        using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();

        Assert.Equal(ConfigurationOrigin.Snapshot, services.GetRequiredService<Flags>().Client.Status.Origin);
    }

    [Theory]
    [InlineData("SdkKey", "not a key", "Convert: SdkKey is not an SDK key. Set it to the one that Convert shows for the project; it looks like 10035569/10034190.")]
    [InlineData("SdkKey", "1/2/3", "Convert: SdkKey is not an SDK key.")]
    [InlineData("SdkKey", "1/..", "Convert: SdkKey is not an SDK key.")]
    [InlineData("AccountId", "1", "Convert: Only one of AccountId and ProjectId is set. Set both, or neither and SdkKey.")]
    [InlineData("SdkKeySecret", "hidden", "Convert: SdkKeySecret is set, but no SdkKey that it belongs to. Set SdkKey.")]
    [InlineData("DebugToken", "hidden", "Convert: DebugToken is set, but no project to ask for. Set SdkKey.")]
    [InlineData("DebugToken", "hid\nden", "Convert: DebugToken has a space, a line break or a letter that none has. Copy it again; its value is not shown here.")]
    [InlineData("ConfigEndpoint", "http://proxy.example.com/v1", "Convert: ConfigEndpoint is http://proxy.example.com/v1, which anybody on the way can read and change. Set it to an https address; http is for localhost only.")]
    [InlineData("TrackEndpoint", "http://192.168.0.1", "Convert: TrackEndpoint is http://192.168.0.1/, which anybody")]
    [InlineData("TrackEndpoint", "ftp://localhost", "Convert: TrackEndpoint is ftp://localhost/, which anybody")]
    [InlineData("ConfigEndpoint", "/config", "Convert: ConfigEndpoint is ")]
    [InlineData("ConfigEndpoint", "https://me:hidden@example.com", "Convert: ConfigEndpoint is not a base address. Set it to one such as https://proxy.example.com/api/v1, without user, query and fragment.")]
    [InlineData("ConfigEndpoint", "https://example.com?debug_token=hidden", "Convert: ConfigEndpoint is not a base address.")]
    [InlineData("RefreshInterval", "00:00:00", "Convert: RefreshInterval is 00:00:00. Set it to between 00:00:01 and 1.00:00:00.")]
    [InlineData("RefreshInterval", "5 minutes", "Convert: Failed to convert configuration value '5 minutes' at 'Convert:RefreshInterval' to type 'System.TimeSpan'. Times are written as hours, minutes and seconds: 00:05:00.")]
    [InlineData("ConfigEndpoint", "localhost:5005", "Convert: ConfigEndpoint has no https:// in front, or http:// for this machine.")]
    [InlineData("ConfigEndpoint", "me:hidden@localhost", "Convert: ConfigEndpoint has no https:// in front")]
    [InlineData("RequestTimeout", "-00:00:01", "Convert: RequestTimeout is -00:00:01.")]
    [InlineData("StartTimeout", "1.00:00:00", "Convert: StartTimeout is 1.00:00:00.")]
    [InlineData("MaximumConfigurationBytes", "0", "Convert: MaximumConfigurationBytes is 0. Set it to between 1 KiB and 1 GiB; the default is 64 MiB.")]
    [InlineData("CacheFolder", " ", "Convert: CacheFolder is no path.")]
    [InlineData("Start", "RequireLive", "Convert: Start is RequireLive, but there is no project to ask for. Set SdkKey, or Start to AtOnce.")]
    [InlineData("Start", "Sometimes", "Convert: Failed to convert configuration value 'Sometimes' at 'Convert:Start' to type 'ConvertTyped.StartMode'. Set it to AtOnce, WaitForLive or RequireLive.")]
    [InlineData("LowCache", "perhaps", "Convert: Failed to convert configuration value 'perhaps' at 'Convert:LowCache' to type 'System.Boolean'. Set it to true or false.")]
    [InlineData("MaximumConfigurationBytes", "64 MiB", "Convert: Failed to convert configuration value '64 MiB' at 'Convert:MaximumConfigurationBytes' to type 'System.Int32'. Set it to a whole number, without a unit.")]
    [InlineData("MaximumTraffic", "all", "Convert: Failed to convert configuration value 'all' at 'Convert:MaximumTraffic' to type 'System.Double'.")]
    [InlineData("Start", "7", "Convert: Start is 7. Set it to AtOnce, WaitForLive or RequireLive.")]
    [InlineData("RememberedVisitors", "1", "Convert: RememberedVisitors is 1.")]
    public void An_option_that_makes_no_sense_says_what_to_set_and_no_secret(string name, string value, string message)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => OptionsOf<Flags>(new() { [$"Convert:{name}"] = value }));

        Assert.Contains(fault.Failures, failure => failure.StartsWith(message, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", fault.ToString());
    }

    [Fact]
    public void Blanks_around_an_endpoint_are_no_part_of_it_and_the_project_may_be_part_of_its_path()
    {
        var connection = OptionsOf<Flags>(new()
        {
            ["Convert:SdkKey"] = "1/2",
            ["Convert:ConfigEndpoint"] = " https://proxy.example.com/api ",
            ["Convert:TrackEndpoint"] = "https://proxy.example.com/[project_id]/v1 ",
        }).Connection();

        Assert.Equal("https://proxy.example.com/api/config/1/2", connection.ConfigurationUri().AbsoluteUri);
        Assert.Equal("https://proxy.example.com/77/v1/track/1/2", connection.TrackUri("77")!.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://proxy.example.com/v1")]
    [InlineData("http://localhost:5005")]
    [InlineData("http://127.0.0.1:5005/api/v1/")]
    [InlineData("http://[::1]:5005")]
    public void Https_and_this_machine_are_endpoints(string address) =>
        Assert.Equal(new Uri(address), OptionsOf<Flags>(new() { ["Convert:SdkKey"] = "1/2", ["Convert:ConfigEndpoint"] = address }).ConfigEndpoint);

    [Fact]
    public async Task A_project_can_be_named_by_its_ids()
    {
        await using var server = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = ShopConfig.Saying("live"), SdkKey = "1/2" });
        await using var app = await LiveApp.StartAsync(server.Address, static options => (options.SdkKey, options.AccountId, options.ProjectId) = (null, "10012345", "10054321"));

        Assert.Equal("live", app.Caption);
        Assert.Equal("/config/10012345/10054321", server.Requests[0].PathAndQuery);
    }

    private static ConvertOptions OptionsOf<TFlags>(Dictionary<string, string?> configuration, Action<ConvertOptions>? configure = null)
        where TFlags : ConvertRoot, CompilerServices.IConvertRoot<TFlags>
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .AddConvert<TFlags>(configure)
            .BuildServiceProvider();
        return services.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(typeof(TFlags).FullName);
    }
}
