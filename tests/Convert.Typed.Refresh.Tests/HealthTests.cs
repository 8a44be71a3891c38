using ConvertTyped.CompilerServices;
using ConvertTyped.DevServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop;

namespace ConvertTyped.Refresh.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task It_is_healthy_with_a_live_config_and_degraded_with_a_stale_one()
    {
        await using var server = await LiveApp.ServeAsync();
        var clock = new SteppedClock();
        await using var services = ServicesOf<Flags>(clock, server.Address);
        _ = services.GetRequiredService<Flags>();
        var pause = await clock.PauseAsync();
        var live = await CheckAsync(services);
        server.Faults.Config.UntilCleared(Fault.Status(500));
        pause = await clock.NextRefreshAsync(pause);
        var afterOneFailure = await CheckAsync(services);
        while (services.GetRequiredService<Flags>().Client.Status.Age <= TimeSpan.FromMinutes(15))
        {
            pause = await clock.NextRefreshAsync(pause);
        }

        var stale = await CheckAsync(services);

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Healthy, HealthStatus.Degraded), (live.Status, afterOneFailure.Status, stale.Status));
        Assert.Contains("Serving the live config", stale.Description);
        Assert.Contains("refreshes failed: No config from", stale.Description);
        Assert.Equal("Live", stale.Data["origin"]);
    }

    [Fact]
    public async Task It_is_degraded_with_the_reason_while_the_snapshot_answers_for_the_service()
    {
        await using var server = await LiveApp.ServeAsync(secret: "hidden");
        var clock = new SteppedClock();
        await using var services = ServicesOf<Flags>(clock, server.Address);
        _ = services.GetRequiredService<Flags>();
        await clock.PauseAsync();

        var check = await CheckAsync(services);

        Assert.Equal(HealthStatus.Degraded, check.Status);
        Assert.StartsWith("Serving the snapshot of 2026-11-01. 1 refresh failed: No config from", check.Description);
        Assert.EndsWith("set Convert:SdkKeySecret.", check.Description);
    }

    [Fact]
    public async Task It_is_healthy_with_the_snapshot_where_no_project_is_set()
    {
        await using var services = ServicesOf<Flags>(new SteppedClock(), address: null);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(services)).Status);
    }

    [Fact]
    public async Task It_is_unhealthy_without_any_config()
    {
        await using var services = ServicesOf<WithoutSnapshot>(new SteppedClock(), address: null);

        var check = await CheckAsync(services);

        Assert.Equal((HealthStatus.Unhealthy, "There is no config: every feature is off."), (check.Status, check.Description));
    }

    private static ServiceProvider ServicesOf<TFlags>(SteppedClock clock, Uri? address)
        where TFlags : ConvertRoot, IConvertRoot<TFlags>
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddConvert<TFlags>(options =>
            {
                options.SdkKey = address is null ? null : ShopConfig.SdkKey;

                // Events are not what these tests are about, and would go to the service itself.
                options.Tracking.Enabled = false;
                options.ConfigEndpoint = address;
                options.RequestTimeout = SteppedClock.RequestTimeout;
            });
        services.AddHealthChecks().AddConvert<TFlags>();
        return services.BuildServiceProvider();
    }

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider services) =>
        Assert.Single((await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;

    private sealed class WithoutSnapshot(ConvertClient client) : ConvertRoot(client), IConvertRoot<WithoutSnapshot>
    {
        public static EmbeddedSnapshot Snapshot => new(typeof(WithoutSnapshot).Assembly, "nowhere.json");

        public static WithoutSnapshot Create(ConvertClient client) => new(client);
    }
}
