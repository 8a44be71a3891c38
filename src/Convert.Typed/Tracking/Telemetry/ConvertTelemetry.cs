using System.Diagnostics;
using System.Diagnostics.Metrics;
using ConvertTyped.Configuration;
using ConvertTyped.Evaluation;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// What a client tells OpenTelemetry: the meter and the activity source <c>ConvertTyped</c>. Nothing is recorded, and hardly
/// anything spent, as long as nobody listens.
/// </summary>
internal sealed partial class ConvertTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "ConvertTyped";

    /// <summary>The tag that tells the clients of an app apart.</summary>
    public const string RootTag = "convert.root";

    /// <summary>The tag that says what became of something.</summary>
    public const string OutcomeTag = "convert.outcome";

    // What the conventions call an operation that failed, on its activity and on its duration alike.
    private const string ErrorTag = "error.type";

    // Seconds, as OpenTelemetry advises for the duration of HTTP requests.
    private static readonly double[] DurationBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private static readonly ActivitySource Activities = new(Name);

    private readonly KeyValuePair<string, object?> root;
    private readonly bool tracesEvaluations;
    private readonly Meter meter;
    private readonly Counter<long> batches;
    private readonly Histogram<double> requestDuration;
    private readonly UnfailingCounter decisions;
    private readonly UnfailingCounter outboxFailures;

    /// <param name="meters">Makes the meter and owns it; null makes one that lives as long as this.</param>
    /// <param name="rootName">The name of the generated class, which tells the clients of an app apart.</param>
    /// <param name="tracesEvaluations">Whether evaluations are added to the current activity.</param>
    /// <param name="logger">Is told when a listener fails.</param>
    public ConvertTelemetry(IMeterFactory? meters, string rootName, bool tracesEvaluations, ILogger logger)
    {
        this.tracesEvaluations = tracesEvaluations;
        root = new(RootTag, rootName);
        meter = meters?.Create(Name) ?? new Meter(Name);
        batches = meter.CreateCounter<long>("convert.batches", "{batch}", "Track requests, by what became of them.");
        requestDuration = meter.CreateHistogram("convert.request.duration", "s", "How long track requests took; of those that the service did not take, with error.type.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBuckets });
        decisions = new(meter.CreateCounter<long>("convert.decisions", "{decision}", "Evaluations of features, by the reason of their answer."), logger);
        outboxFailures = new(meter.CreateCounter<long>("convert.outbox.failures", "{failure}", "Times that the outbox could not be read or written."), logger);
    }

    /// <summary>Whether anybody wants to hear of evaluations.</summary>
    public bool HearsEvaluations => decisions.Enabled || (tracesEvaluations && Activity.Current is { IsAllDataRequested: true });

    /// <summary>Makes the ledger of a queue readable as metrics. Costs the queue nothing: they are read when they are collected.</summary>
    public void Observe(EventQueue queue)
    {
        ObserveCount("convert.event.accepted", "{event}", "Events handed to tracking.", () => queue.Ledger.Accepted);
        ObserveCount("convert.event.restored", "{event}", "Accepted events that were found in the outbox.", () => queue.Ledger.Restored);
        ObserveCount("convert.event.kept", "{event}", "Events that were left in the outbox for a later process.", () => queue.Ledger.Kept);
        ObserveCount("convert.event.sent", "{event}", "Events that the service took.", () => queue.Ledger.Sent);
        meter.CreateObservableCounter("convert.event.dropped", () => Dropped(queue.Ledger.Dropped), "{event}", "Events that will never be sent, by reason.");
        ObserveLevel("convert.event.queued", "{event}", "Events that wait to be sent.", () => queue.Ledger.Queued);
        ObserveLevel("convert.event.in_flight", "{event}", "Events in a request that has not ended.", () => queue.Ledger.InFlight);
    }

    /// <summary>Makes the number of matches that were given up for their time readable.</summary>
    /// <param name="counter">Counts in all configs of the client.</param>
    public void Observe(RegexTimeoutCounter counter) =>
        ObserveCount("convert.regex.timeouts", "{match}", "Matches of regular expressions that were given up for their time.", () => counter.Count);

    /// <summary>A feature was evaluated. Call it when <see cref="HearsEvaluations"/> is true.</summary>
    /// <param name="visitorId">For whom.</param>
    /// <param name="featureKey">Which feature.</param>
    /// <param name="reason">Why the answer is what it is.</param>
    /// <param name="variation">The key, else the id, of the variation that was decided; null when none was.</param>
    /// <param name="configuration">The config that answered.</param>
    public void Evaluated(string visitorId, string featureKey, DecisionReason reason, string? variation, ConfigurationIdentity configuration)
    {
        if (decisions.Enabled)
        {
            decisions.Add(1, root, new("feature_flag.key", featureKey), new("convert.decision.reason", TelemetryNames.Of(reason)));
        }

        if (tracesEvaluations && Activity.Current is { IsAllDataRequested: true } activity)
        {
            activity.AddEvent(new ActivityEvent("feature_flag.evaluation", tags: EvaluationTags(visitorId, featureKey, reason, variation, configuration)));
        }
    }

    /// <summary>The outbox could not be read or written.</summary>
    public void OutboxFailed() => outboxFailures.Add(1, root);

    /// <summary>Begins the activity of a track request; null when nobody listens.</summary>
    public Activity? StartTrackRequest(int events) => Activities.HasListeners()
        ? Activities.StartActivity("convert.track", ActivityKind.Client, parentContext: default, [root, new("convert.batch.size", events)])
        : null;

    /// <summary>Counts a track request, and says in its activity how it ended.</summary>
    public void TrackRequestEnded(Activity? activity, in TrackAnswer answer, TimeSpan duration)
    {
        var outcome = TelemetryNames.Of(answer.Outcome);
        if (activity is not null && answer.Status is { } status)
        {
            activity.SetTag("http.response.status_code", (int)status);
        }

        if (activity is not null && answer.Outcome != TrackOutcome.Delivered)
        {
            activity.SetTag(ErrorTag, outcome).SetStatus(ActivityStatusCode.Error, answer.Fault);
        }

        if (batches.Enabled)
        {
            batches.Add(1, root, new(OutcomeTag, outcome));
        }

        if (requestDuration.Enabled)
        {
            RecordDuration(duration, answer.Outcome == TrackOutcome.Delivered ? null : outcome);
        }
    }

    /// <summary>Disposes the meter, unless a factory owns it.</summary>
    public void Dispose() => meter.Dispose();

    [LoggerMessage(50, LogLevel.Error, "Convert: a listener of the meter or the activity source ConvertTyped failed. It misses what was to be measured, and nothing else happens.")]
    internal static partial void ListenerFailed(ILogger logger, Exception fault);

    private void RecordDuration(TimeSpan duration, string? error)
    {
        if (error is null)
        {
            requestDuration.Record(duration.TotalSeconds, root);
        }
        else
        {
            requestDuration.Record(duration.TotalSeconds, root, new(ErrorTag, error));
        }
    }

    // As https://opentelemetry.io/docs/specs/semconv/feature-flags/feature-flags-events/ has it.
    private static ActivityTagsCollection EvaluationTags(string visitorId, string featureKey, DecisionReason reason, string? variation, ConfigurationIdentity configuration)
    {
        var tags = new ActivityTagsCollection
        {
            { "feature_flag.key", featureKey },
            { "feature_flag.provider.name", "convert.com" },
            { "feature_flag.context.id", visitorId },
            { "feature_flag.result.reason", TelemetryNames.ResultReasonOf(reason) },
            { "convert.decision.reason", TelemetryNames.Of(reason) },
        };
        if (variation is not null)
        {
            tags.Add("feature_flag.result.variant", variation);
        }

        if (configuration.IsKnown)
        {
            tags.Add("feature_flag.set.id", configuration.ProjectId);
            tags.Add("feature_flag.version", configuration.Fingerprint);
        }

        if (reason == DecisionReason.NotInConfiguration)
        {
            tags.Add(ErrorTag, "flag_not_found");
        }

        return tags;
    }

    private void ObserveCount(string name, string unit, string description, Func<long> value) =>
        meter.CreateObservableCounter(name, () => new Measurement<long>(value(), root), unit, description);

    private void ObserveLevel(string name, string unit, string description, Func<int> value) =>
        meter.CreateObservableUpDownCounter(name, () => new Measurement<int>(value(), root), unit, description);

    private IEnumerable<Measurement<long>> Dropped(DroppedEvents dropped) =>
    [
        DroppedFor("queue_full", dropped.QueueFull),
        DroppedFor("refused", dropped.Refused),
        DroppedFor("unanswered", dropped.Unanswered),
        DroppedFor("too_large", dropped.TooLarge),
        DroppedFor("unwritable", dropped.Unwritable),
        DroppedFor("disposed", dropped.Disposed),
        DroppedFor("expired", dropped.Expired),
        DroppedFor("unreadable", dropped.Unreadable),
    ];

    private Measurement<long> DroppedFor(string reason, long count) => new(count, root, new("convert.drop.reason", reason));
}
