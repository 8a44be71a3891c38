using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Refresh;

/// <summary>What refreshing counts, on the meter <c>ConvertTyped</c>. A factory gives one meter to all who ask for that name.</summary>
internal sealed class RefreshMeter
{
    private readonly KeyValuePair<string, object?> root;
    private readonly UnfailingCounter? refreshes;
    private readonly UnfailingCounter? drifts;

    /// <param name="meters">Null counts nothing.</param>
    /// <param name="root">The generated class that the numbers are for.</param>
    /// <param name="logger">Is told when a listener fails.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters, and gives others this one.")]
    public RefreshMeter(IMeterFactory? meters, string root, ILogger logger)
    {
        this.root = new(ConvertTelemetry.RootTag, root);
        if (meters?.Create(ConvertTelemetry.Name) is { } meter)
        {
            refreshes = new(meter.CreateCounter<long>("convert.config.refreshes", "{refresh}", "Refreshes of the config, by convert.outcome: changed, unchanged, failed."), logger);
            drifts = new(meter.CreateCounter<long>("convert.config.drifts", "{difference}", "Differences found between a config put in force and the one the app was built from."), logger);
        }
    }

    public static RefreshMeter None { get; } = new(null, "", NullLogger.Instance);

    public void Refreshed(RefreshOutcome outcome) => refreshes?.Add(1, root, new(ConvertTelemetry.OutcomeTag, outcome switch
    {
        RefreshOutcome.Changed => "changed",
        RefreshOutcome.Unchanged => "unchanged",
        _ => "failed",
    }));

    public void Drifted(int differences) => drifts?.Add(differences, root);
}
