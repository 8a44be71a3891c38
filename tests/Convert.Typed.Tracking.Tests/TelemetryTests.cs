using System.Diagnostics;
using System.Diagnostics.Metrics;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>What OpenTelemetry hears: names, units, tags and values, and nothing when nobody listens.</summary>
[Collection("listens to all meters of the process")]
public sealed class TelemetryTests : TrackingTest
{
    // Other tests have meters of the same name; the root tells them apart.
    private readonly string root = $"Flags{Guid.NewGuid():N}";

    [Fact]
    public async Task The_ledger_shows_as_metrics()
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        using var heard = new HeardMetrics(root);
        Options.QueueCapacity = 20;
        var tracking = Measured(telemetry);
        for (var number = 0; number < 10; number++)
        {
            tracking.Accept(Conversion("ada"));
        }

        await NextRequestAsync();
        for (var number = 0; number < 12; number++)
        {
            tracking.Accept(Conversion("ada"));
        }

        heard.Collect();
        Assert.Equal(22, heard["convert.event.accepted {event}"]);
        Assert.Equal(0, heard["convert.event.sent {event}"]);
        Assert.Equal(2, heard["convert.event.dropped {event} convert.drop.reason=queue_full"]);
        Assert.Equal(0, heard["convert.event.dropped {event} convert.drop.reason=refused"]);
        Assert.Equal(10, heard["convert.event.queued {event}"]);
        Assert.Equal(10, heard["convert.event.in_flight {event}"]);
        tracking.Close();
    }

    [Fact]
    public void Batches_and_the_duration_of_their_requests_are_counted_by_outcome()
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        using var heard = new HeardMetrics(root);

        telemetry.TrackRequestEnded(activity: null, new TrackAnswer(TrackOutcome.Delivered), TimeSpan.FromMilliseconds(250));
        telemetry.TrackRequestEnded(activity: null, new TrackAnswer(TrackOutcome.NotSent), TimeSpan.FromSeconds(2));

        Assert.Equal(1, heard["convert.batches {batch} convert.outcome=delivered"]);
        Assert.Equal(1, heard["convert.batches {batch} convert.outcome=not_sent"]);
        Assert.Equal(0.25, heard["convert.request.duration s"]);
        Assert.Equal(2, heard["convert.request.duration s error.type=not_sent"]);
    }

    [Fact]
    public void Decisions_are_counted_by_feature_and_reason()
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        Assert.False(telemetry.HearsEvaluations);
        using var heard = new HeardMetrics(root);
        Assert.True(telemetry.HearsEvaluations);

        telemetry.Evaluated("ada", "new-button", DecisionReason.Decided, "annual", Identity);
        telemetry.Evaluated("bob", "new-button", DecisionReason.AudienceNotMatched, null, Identity);
        telemetry.Evaluated("cleo", "new-button", DecisionReason.Decided, "annual", Identity);

        Assert.Equal(2, heard["convert.decisions {decision} feature_flag.key=new-button convert.decision.reason=decided"]);
        Assert.Equal(1, heard["convert.decisions {decision} feature_flag.key=new-button convert.decision.reason=audience_not_matched"]);
    }

    [Fact]
    public void A_listener_that_throws_changes_no_answer_and_is_told_once()
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        using var failing = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "convert.decisions")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        failing.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            // Other tests of this process are heard too, and must not suffer.
            if (tags.Contains(new(ConvertTelemetry.RootTag, root)))
            {
                throw new InvalidOperationException("The test's listener failed.");
            }
        });
        failing.Start();

        telemetry.Evaluated("ada", "new-button", DecisionReason.Decided, "annual", Identity);
        telemetry.Evaluated("bob", "new-button", DecisionReason.Decided, "annual", Identity);

        Assert.Single(Log.Texts(50));
    }

    [Fact]
    public void Every_reason_and_outcome_has_a_name_of_its_own()
    {
        var reasons = Enum.GetValues<DecisionReason>();
        Assert.Equal(reasons.Length, reasons.Select(TelemetryNames.Of).Except(["unknown"]).Distinct().Count());
        var outcomes = Enum.GetValues<TrackOutcome>();
        Assert.Equal(outcomes.Length, outcomes.Select(TelemetryNames.Of).Distinct().Count());
    }

    [Fact]
    public void Regex_timeouts_are_counted_through_all_configs_however_many_come_between_two_looks()
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        using var heard = new HeardMetrics(root);
        var inForce = new ConfigurationInForce(CompiledConfiguration.Empty);
        telemetry.Observe(inForce.RegexTimeouts);
        var first = inForce.Current;
        foreach (var count in (int[])[1, 2, 3])
        {
            inForce.Replace(ConfigurationLoader.Load(Shop.Config, new ConvertOptions().Bucketing()));
            first = count == 1 ? inForce.Current : first;
            for (var timeout = 0; timeout < count; timeout++)
            {
                inForce.Current.RegexTimeouts.Add();
            }
        }

        // A decision that began with the first config ends late.
        first.RegexTimeouts.Add();
        heard.Collect();

        Assert.Equal(7, heard["convert.regex.timeouts {match}"]);
        Assert.Equal(3, inForce.Current.RegexTimeouts.Count);
    }

    [Fact]
    public void Nothing_is_spent_when_nobody_listens()
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: true, Log);
        telemetry.Evaluated("ada", "new-button", DecisionReason.Decided, null, Identity);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var calls = 0; calls < 1_000; calls++)
        {
            telemetry.Evaluated("ada", "new-button", DecisionReason.Decided, null, Identity);
            telemetry.TrackRequestEnded(activity: null, new TrackAnswer(TrackOutcome.Delivered), TimeSpan.Zero);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_evaluation_is_an_event_of_the_current_activity_when_asked_for()
    {
        using var source = new ActivitySource(root);
        using var listener = ListenTo(root, static _ => { });
        using var activity = source.StartActivity("a request of the app")!;

        using var silent = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        silent.Evaluated("ada", "new-button", DecisionReason.Decided, "annual", Identity);
        Assert.Empty(activity.Events);
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: true, Log);
        telemetry.Evaluated("ada", "new-button", DecisionReason.Decided, "annual", Identity);
        telemetry.Evaluated("ada", "nwe-button", DecisionReason.NotInConfiguration, null, Identity);

        Assert.All(activity.Events, static tracked => Assert.Equal("feature_flag.evaluation", tracked.Name));
        Assert.Equal(
            [
                "feature_flag.key=new-button, feature_flag.provider.name=convert.com, feature_flag.context.id=ada, feature_flag.result.reason=split, convert.decision.reason=decided, feature_flag.result.variant=annual, feature_flag.set.id=10025986, feature_flag.version=0f1e",
                "feature_flag.key=nwe-button, feature_flag.provider.name=convert.com, feature_flag.context.id=ada, feature_flag.result.reason=error, convert.decision.reason=not_in_configuration, feature_flag.set.id=10025986, feature_flag.version=0f1e, error.type=flag_not_found",
            ],
            activity.Events.Select(static tracked => string.Join(", ", tracked.Tags.Select(static tag => $"{tag.Key}={tag.Value}"))));
    }

    [Fact]
    public async Task A_track_request_is_an_activity_that_says_how_it_ended()
    {
        var ended = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = ListenTo(ConvertTelemetry.Name, activity =>
        {
            if ((string?)activity.GetTagItem("convert.root") == root)
            {
                ended.TrySetResult(activity);
            }
        });
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        var tracking = Measured(telemetry);
        using var source = new ActivitySource(root);
        using var others = ListenTo(root, static _ => { });
        using (source.StartActivity("a request of the app"))
        {
            tracking.Accept(Conversion("ada"));
            tracking.Accept(Conversion("ada"));
            var flush = tracking.FlushAsync();
            (await NextRequestAsync()).Answer(TrackOutcome.Refused);
            await flush;
        }

        var activity = await ended.Task.WaitAsync(Patience.Long);
        Assert.Equal(("convert.track", ActivityKind.Client, ActivityStatusCode.Error), (activity.OperationName, activity.Kind, activity.Status));
        Assert.Equal(("refused", 2), (activity.GetTagItem("error.type"), activity.GetTagItem("convert.batch.size")));

        // Events of many requests leave together, so the batch belongs to none of them.
        Assert.Null(activity.ParentId);
        tracking.Close();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_ended_is_measured_no_more(bool isAwaited)
    {
        using var telemetry = new ConvertTelemetry(meters: null, root, tracesEvaluations: false, Log);
        using var heard = new HeardMetrics(root);
        var tracking = Measured(telemetry);
        heard.Collect();
        Assert.False(heard.IsEmpty);

        if (isAwaited)
        {
            await tracking.CloseAsync();
        }
        else
        {
            tracking.Close();
        }

        heard.Forget();
        heard.Collect();
        Assert.True(heard.IsEmpty);
    }

    private static ActivityListener ListenTo(string name, Action<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private ConvertTracking Measured(ConvertTelemetry telemetry) =>
        new(Options, new EventRoute(Service.SendAsync, static () => Identity), new TrackingServices { Time = Time, Telemetry = telemetry });
}
