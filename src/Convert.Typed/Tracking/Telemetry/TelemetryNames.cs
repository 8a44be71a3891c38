using ConvertTyped.Transport;

namespace ConvertTyped.Tracking;

/// <summary>Names of enumerated values as OpenTelemetry writes them: lower case with underscores.</summary>
internal static class TelemetryNames
{
    public static string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.NotInConfiguration => "not_in_configuration",
        DecisionReason.CarriedByNoExperience => "carried_by_no_experience",
        DecisionReason.Archived => "archived",
        DecisionReason.WrongEnvironment => "wrong_environment",
        DecisionReason.LocationNotMatched => "location_not_matched",
        DecisionReason.AudienceNotMatched => "audience_not_matched",
        DecisionReason.SegmentMissing => "segment_missing",
        DecisionReason.NoVariations => "no_variations",
        DecisionReason.NotInTraffic => "not_in_traffic",
        DecisionReason.NotInVariation => "not_in_variation",
        DecisionReason.Overridden => "overridden",
        DecisionReason.Decided => "decided",
        _ => "unknown",
    };

    public static string Of(TrackOutcome outcome) => outcome switch
    {
        TrackOutcome.Delivered => "delivered",
        TrackOutcome.Refused => "refused",
        TrackOutcome.Unavailable => "unavailable",
        TrackOutcome.NotSent => "not_sent",
        _ => "answer_lost",
    };

    /// <summary>
    /// The value of <c>feature_flag.result.reason</c>
    /// (https://opentelemetry.io/docs/specs/semconv/registry/attributes/feature-flag/) that says most of a reason.
    /// </summary>
    public static string ResultReasonOf(DecisionReason reason) => reason switch
    {
        DecisionReason.Decided or DecisionReason.NotInVariation or DecisionReason.NotInTraffic => "split",
        DecisionReason.Archived or DecisionReason.WrongEnvironment or DecisionReason.NoVariations => "disabled",
        DecisionReason.Overridden => "static",
        DecisionReason.NotInConfiguration => "error",
        _ => "default",
    };
}
