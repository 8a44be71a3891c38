using System.Diagnostics.Metrics;
using ConvertTyped.Evaluation;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Tracking.Tests;

/// <summary>The names that dashboards and alerts are built on, as the README lists them: changing one breaks them in silence.</summary>
[Collection("listens to all meters of the process")]
public sealed class TelemetryNamesTests
{
    [Fact]
    public void Instruments_have_the_names_and_units_that_are_documented()
    {
        var instruments = new HashSet<string>();
        using var listener = new MeterListener();
        using var telemetry = new ConvertTelemetry(meters: null, "Flags", tracesEvaluations: false, NullLogger.Instance);
        telemetry.Observe(new EventQueue(new TrackingOptions(), TimeProvider.System));
        telemetry.Observe(new RegexTimeoutCounter());
        listener.InstrumentPublished = (instrument, _) =>
        {
            // The config's own are made where configs are refreshed; another client of this process may have them.
            if (instrument.Meter.Name == "ConvertTyped" && !instrument.Name.StartsWith("convert.config.", StringComparison.Ordinal))
            {
                instruments.Add($"{instrument.Name} {instrument.Unit}");
            }
        };
        listener.Start();

        Assert.Equal(
            [
                "convert.batches {batch}",
                "convert.decisions {decision}",
                "convert.event.accepted {event}",
                "convert.event.dropped {event}",
                "convert.event.in_flight {event}",
                "convert.event.kept {event}",
                "convert.event.queued {event}",
                "convert.event.restored {event}",
                "convert.event.sent {event}",
                "convert.outbox.failures {failure}",
                "convert.regex.timeouts {match}",
                "convert.request.duration s",
            ],
            instruments.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reason_of_a_decision_has_a_name() => Assert.Equal(
        [
            "NotInConfiguration not_in_configuration error", "CarriedByNoExperience carried_by_no_experience default", "Archived archived disabled",
            "WrongEnvironment wrong_environment disabled", "LocationNotMatched location_not_matched default", "AudienceNotMatched audience_not_matched default",
            "SegmentMissing segment_missing default", "NoVariations no_variations disabled", "NotInTraffic not_in_traffic split", "NotInVariation not_in_variation split",
            "Overridden overridden static", "Decided decided split",
        ],
        Enum.GetValues<DecisionReason>().Select(static reason => $"{reason} {TelemetryNames.Of(reason)} {TelemetryNames.ResultReasonOf(reason)}"));

    [Fact]
    public void Every_outcome_of_a_request_has_a_name() => Assert.Equal(
        ["Delivered delivered", "Refused refused", "Unavailable unavailable", "NotSent not_sent", "AnswerLost answer_lost"],
        Enum.GetValues<TrackOutcome>().Select(static outcome => $"{outcome} {TelemetryNames.Of(outcome)}"));
}
