using System.Text;
using ConvertTyped.DevServer;
using Microsoft.Extensions.DependencyInjection;
using Shop;

namespace ConvertTyped.Refresh.Tests;

/// <summary>Two clients in one process share nothing.</summary>
public sealed class IsolationTests
{
    [Fact]
    public async Task Two_classes_have_configs_secrets_and_faults_of_their_own()
    {
        await using var shop = await LiveApp.ServeAsync(secret: "of-the-shop");
        await using var office = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = OfficeConfig(300) });
        await using var services = new ServiceCollection()
            .AddConvert<Flags>(options => (options.SdkKey, options.SdkKeySecret, options.ConfigEndpoint, options.Environment) = (ShopConfig.SdkKey, "of-the-shop", shop.Address, "live"))
            .AddConvert<BackOffice>(options => (options.SdkKey, options.ConfigEndpoint) = ("10012345/office", office.Address))
            .BuildServiceProvider();
        var (flags, backOffice) = (services.GetRequiredService<Flags>(), services.GetRequiredService<BackOffice>());
        await flags.Client.RefreshAsync();
        await backOffice.Client.RefreshAsync();
        var (shopChanges, officeChanges) = (0, 0);
        flags.Client.ConfigurationChanged += _ => shopChanges++;
        backOffice.Client.ConfigurationChanged += _ => officeChanges++;

        office.Serve(OfficeConfig(400));
        await backOffice.Client.RefreshAsync();
        shop.Faults.Config.UntilCleared(Fault.Status(500));
        await flags.Client.RefreshAsync();

        Assert.Equal((0, 1), (shopChanges, officeChanges));
        Assert.Equal(400, backOffice.BulkEdit.Limit.ValueOr(backOffice.Visitor("ada"), 0));
        Assert.True(flags.Client.Status.ConsecutiveFailures > 0);
        Assert.Equal((0, null), (backOffice.Client.Status.ConsecutiveFailures, backOffice.Client.Status.LastError));
        Assert.NotEqual(flags.Client.Status.Fingerprint, backOffice.Client.Status.Fingerprint);
        Assert.All(shop.Requests, static request => Assert.Equal("Bearer of-the-shop", request.Headers["Authorization"]));
        Assert.All(office.Requests, static request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
        Assert.All(office.Requests, static request => Assert.Equal("/config/10012345/office", request.PathAndQuery));
        Assert.Empty(flags.Client.Status.Drift);
        Assert.Empty(backOffice.Client.Status.Drift);
    }

    [Fact]
    public async Task The_same_class_in_two_containers_is_two_clients()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var first = await LiveApp.StartAsync(server.Address);
        await using var second = await LiveApp.StartAsync(server.Address);

        server.Serve(ShopConfig.Saying("second"));
        await second.Client.RefreshAsync();
        await first.Client.DisposeAsync();

        Assert.Equal(("live", "second"), (first.Caption, second.Caption));
        Assert.Equal(RefreshOutcome.Unchanged, (await second.Client.RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task One_key_for_two_classes_is_told_to_the_class_whose_project_it_is_not()
    {
        await using var shop = await LiveApp.ServeAsync();
        await using var services = new ServiceCollection()
            .AddConvert<BackOffice>(options => (options.SdkKey, options.ConfigEndpoint) = (ShopConfig.SdkKey, shop.Address))
            .BuildServiceProvider();
        var backOffice = services.GetRequiredService<BackOffice>();

        var result = await backOffice.Client.RefreshAsync();

        Assert.Equal(RefreshOutcome.Failed, result.Outcome);
        Assert.Contains("with several classes each has a section of its own, Convert:ClassName", result.Error);
        Assert.Equal(250, backOffice.BulkEdit.Limit.ValueOr(backOffice.Visitor("ada"), 0));
    }

    private static byte[] OfficeConfig(int limit) => Encoding.UTF8.GetBytes(
        """
        {"account_id":"10012345","project":{"id":"10054322"},
         "features":[{"id":"1","key":"bulk-edit","variables":[{"key":"limit","type":"integer"}]}],
         "experiences":[{"id":"2","key":"bulk-edit-rollout","status":"active","variations":[
           {"id":"3","key":"on","traffic_allocation":100,"changes":[{"type":"fullStackFeature","data":{"feature_id":1,"variables_data":{"limit":"LIMIT"}}}]}]}]}
        """.Replace("LIMIT", limit.ToString(), StringComparison.Ordinal));
}
