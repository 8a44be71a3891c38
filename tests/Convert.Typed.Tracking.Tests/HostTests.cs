using System.Diagnostics;
using System.Diagnostics.Metrics;
using ConvertTyped.DevServer;
using Example;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Events of an app with a host: from the options in its configuration to the service.</summary>
[Collection("listens to all meters of the process")]
public sealed class HostTests
{
    [Fact]
    public async Task What_is_queued_leaves_when_the_host_stops()
    {
        await using var server = await ServerAsync();
        using var host = HostFor(server);
        await host.StartAsync();
        var flags = host.Services.GetRequiredService<Flags>();

        flags.CheckoutNewButton.IsEnabled(flags.Visitor("ada", new AttributeSet { ["country"] = "US" }));
        flags.Client.Goal("purchase").Track(flags.Visitor("ada"), new GoalData { Amount = 10.3m });
        await host.StopAsync();

        Assert.Equal(new TrackingLedger { Accepted = 3, Sent = 3 }, flags.Client.Tracking.Ledger);
        Assert.Equal(3, server.Report.Accepted);
        Assert.Equal(["ada", "ada", "ada"], server.Events.Select(static tracked => tracked.VisitorId));
    }

    [Fact]
    public async Task Options_of_tracking_come_from_the_configuration()
    {
        await using var server = await ServerAsync();
        using var host = HostFor(server, new() { ["Convert:Tracking:QueueCapacity"] = "12", ["Convert:Tracking:FullMode"] = "DropNewest", ["Convert:Tracking:ReleaseInterval"] = "00:30:00", ["Convert:Tracking:BatchSize"] = "12" });
        var client = host.Services.GetRequiredService<Flags>().Client;
        server.Faults.Track.UntilCleared(Fault.BlackHole());
        for (var number = 0; number < 13; number++)
        {
            client.Goal("purchase").Track(client.Visitor($"visitor-{number}"));
        }

        Assert.Equal(1, client.Tracking.Ledger.Dropped.QueueFull);
        client.Dispose();
    }

    [Fact]
    public async Task Metrics_come_from_the_factory_of_the_container_and_are_tagged_with_the_class()
    {
        await using var server = await ServerAsync();
        using var host = HostFor(server);
        using var heard = new HeardMetrics("Flags");
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        var flags = host.Services.GetRequiredService<Flags>();
        flags.Client.Goal("purchase").Track(flags.Visitor("ada"));
        await flags.Client.Tracking.FlushAsync().WaitAsync(Patience.Long);

        // The factory gives the one meter of that name to whoever asks.
        var scopes = new List<object?>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => scopes.Add(instrument.Meter.Scope) };
        listener.Start();
        Assert.Contains(factory, scopes);
        heard.Collect();
        Assert.Equal(1, heard["convert.batches {batch} convert.outcome=delivered"]);
    }

    [Fact]
    public async Task A_feature_that_is_read_is_counted_and_an_event_of_the_current_activity_when_asked_for()
    {
        await using var server = await ServerAsync();
        using var host = HostFor(server, new() { ["Convert:Tracking:TraceEvaluations"] = "true" });
        using var heard = new HeardMetrics("Flags");
        using var source = new ActivitySource(nameof(HostTests));
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == nameof(HostTests),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        var flags = host.Services.GetRequiredService<Flags>();
        await flags.Client.RefreshAsync();
        using var activity = source.StartActivity("a request of the app")!;

        // The second answer is one that the visitor keeps.
        var visitor = flags.Visitor("ada", new AttributeSet { ["country"] = "US" });
        Assert.True(flags.CheckoutNewButton.IsEnabled(visitor));
        Assert.True(flags.CheckoutNewButton.TryGet(visitor, out _));

        Assert.Equal(2, heard["convert.decisions {decision} feature_flag.key=checkout-new-button convert.decision.reason=decided"]);
        Assert.Equal(2, activity.Events.Count());
        Assert.All(activity.Events, tracked => Assert.Equal(
            [
                ("feature_flag.context.id", "ada"), ("feature_flag.key", "checkout-new-button"), ("feature_flag.provider.name", "convert.com"), ("feature_flag.result.reason", "split"),
                ("feature_flag.result.variant", "new-button"), ("feature_flag.set.id", "10054321"), ("feature_flag.version", flags.Client.Status.Fingerprint),
            ],
            tracked.Tags.Where(static tag => tag.Key.StartsWith("feature_flag.")).Select(static tag => (tag.Key, (string)tag.Value!)).Order()));
        flags.Client.Dispose();
    }

    [Fact]
    public async Task A_client_without_a_project_counts_nothing()
    {
        using var host = Host.CreateEmptyApplicationBuilder(null).AddFlags(new()).Build();
        var flags = host.Services.GetRequiredService<Flags>();

        Assert.Equal(TrackResult.Queued, flags.Client.Goal("purchase").Track(flags.Visitor("ada")));
        await flags.Client.Tracking.FlushAsync();
        Assert.Equal(new TrackingLedger(), flags.Client.Tracking.Ledger);
    }

    private static Task<ConvertDevServer> ServerAsync() => ConvertDevServer.StartAsync(new DevServerOptions { Configuration = Shop.Config });

    private static IHost HostFor(ConvertDevServer server, Dictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            ["Convert:SdkKey"] = "10012345/10099999",
            ["Convert:ConfigEndpoint"] = server.Address.ToString(),
            ["Convert:TrackEndpoint"] = server.Address.ToString(),
        };
        return Host.CreateEmptyApplicationBuilder(null).AddFlags(all).Build();
    }
}

internal static class HostBuilding
{
    public static HostApplicationBuilder AddFlags(this HostApplicationBuilder builder, Dictionary<string, string?> settings)
    {
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddMetrics();
        builder.Services.AddConvert<Flags>();
        return builder;
    }
}
