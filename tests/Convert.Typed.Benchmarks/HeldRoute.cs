using ConvertTyped.Refresh;
using ConvertTyped.Tracking;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// A way to the service that is held shut, so that the real queue fills while something is measured, and opened in between, so
/// that it is emptied by the real sender.
/// </summary>
internal sealed class HeldRoute
{
    private TaskCompletionSource opened = new();

    public ConvertClient ClientOf(ReadOnlyMemory<byte> utf8Json, ConvertOptions options)
    {
        var intake = new ConfigurationIntake(options.Refresh(), static _ => { }, TimeProvider.System, RefreshMeter.None, NullLogger.Instance);
        intake.Take(utf8Json, ConfigurationOrigin.Snapshot, age: null, out _);
        var route = new EventRoute(SendAsync, () => intake.InForce.Current.Identity);
        return new ConvertClient(intake, refresher: null, options, new ConvertTracking(options.Tracking, route, new TrackingServices()));
    }

    public void Drain(ConvertTracking tracking)
    {
        opened.SetResult();
        tracking.FlushAsync().GetAwaiter().GetResult();
        var ledger = tracking.Ledger;
        if (ledger.Sent != ledger.Accepted)
        {
            throw new InvalidOperationException($"Everything was to be queued and sent: {ledger}");
        }

        opened = new TaskCompletionSource();
    }

    private async Task<TrackAnswer> SendAsync(ReadOnlyMemory<byte> body, bool isGzipped, CancellationToken cancellationToken)
    {
        await opened.Task.ConfigureAwait(false);
        return new TrackAnswer(TrackOutcome.Delivered);
    }
}
