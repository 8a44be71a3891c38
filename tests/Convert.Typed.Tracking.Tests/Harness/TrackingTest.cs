using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using ConvertTyped.DependencyInjection;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Tracking with a scripted service and a clock that stands still.</summary>
public abstract class TrackingTest : IAsyncDisposable
{
    private ConvertTracking? tracking;

    private protected static readonly ConfigurationIdentity Identity = new("10022898", "10025986", null, "0f1e");

    private protected ObservedTime Time { get; } = new();

    private protected ScriptedService Service { get; } = new();

    private protected LogLines Log { get; } = new();

    private protected TrackingOptions Options { get; } = new();

    /// <summary>What a client has, with its logger guarded as the container's factory does it.</summary>
    private protected TrackingServices Services => new() { Time = Time, Random = Chance, Logger = new UnfailingLogger(Log) };

    private protected Random Chance { get; set; } = new FixedRandom(0.5);

    /// <summary>Made at first use, with the options as they are then.</summary>
    private protected ConvertTracking Tracking => tracking ??= new ConvertTracking(
        Options,
        new EventRoute(Service.SendAsync, static () => Identity),
        Services);

    public ValueTask DisposeAsync()
    {
        tracking?.Close();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected static TrackedEvent Conversion(string visitorId, string goalId = "1") =>
        TrackedEvent.Conversion(visitorId, Remembered.Nothing, goalId, data: null);

    /// <summary>The next request. What its sender waited for before is over.</summary>
    private protected async Task<ScriptedRequest> NextRequestAsync()
    {
        var request = await Service.NextAsync();
        Time.ForgetWaits();
        return request;
    }

    /// <summary>Hands over events of one visitor, with goals numbered from a number on.</summary>
    private protected void Accept(int count, string visitorId = "ada", int firstGoal = 1)
    {
        for (var goal = firstGoal; goal < firstGoal + count; goal++)
        {
            Tracking.Accept(Conversion(visitorId, $"{goal}"));
        }
    }

    private protected static IEnumerable<string> EventsOf(string visitorId, int first, int count) =>
        Enumerable.Range(first, count).Select(goal => $"{visitorId}/{goal}");

    private protected static void AssertAddsUp(TrackingLedger ledger) =>
        Assert.Equal(ledger.Accepted, ledger.Sent + ledger.Dropped.Total + ledger.Queued + ledger.InFlight);
}
