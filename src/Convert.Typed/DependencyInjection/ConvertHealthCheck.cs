using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ConvertTyped.DependencyInjection;

/// <summary>
/// Healthy with a live config, or with the snapshot where no project is set; degraded with anything older than the refreshes
/// should let it become; unhealthy with nothing at all.
/// </summary>
internal sealed class ConvertHealthCheck<TFlags>(IServiceProvider provider) : IHealthCheck
    where TFlags : ConvertRoot
{
    // One refresh may fail and be made up for by its retries; after three intervals it is more than that.
    private const int IntervalsUntilStale = 3;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = provider.GetRequiredService<TFlags>().Client.Status;
        var options = provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(RegisteredRoot<TFlags>.OptionsName);
        return Task.FromResult(new HealthCheckResult(StateOf(status, options, context.Registration.FailureStatus), status.ToString(), data: Facts(status)));
    }

    private static HealthStatus StateOf(ConvertStatus status, ConvertOptions options, HealthStatus failure) => status.Origin switch
    {
        ConfigurationOrigin.None => failure,
        ConfigurationOrigin.Live when status.Age <= options.RefreshInterval * IntervalsUntilStale => HealthStatus.Healthy,
        ConfigurationOrigin.Snapshot when !options.IsLive => HealthStatus.Healthy,
        _ => HealthStatus.Degraded,
    };

    private static Dictionary<string, object> Facts(ConvertStatus status)
    {
        var facts = new Dictionary<string, object>
        {
            ["origin"] = status.Origin.ToString(),
            ["fingerprint"] = status.Fingerprint,
            ["consecutiveFailures"] = status.ConsecutiveFailures,
            ["problems"] = status.Problems.Count,
            ["drift"] = status.Drift.Count,
        };
        if (status.Age is { } age)
        {
            facts["age"] = age;
        }

        return facts;
    }
}
