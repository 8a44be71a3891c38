using System.Globalization;

namespace ConvertTyped.Evaluation;

/// <summary>Words for decisions, the same ones wherever a person reads about one.</summary>
internal static class DecisionText
{
    public static string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.NotInConfiguration => "not in the config",
        DecisionReason.CarriedByNoExperience => "carried by no experience",
        DecisionReason.Archived => "archived",
        DecisionReason.WrongEnvironment => "wrong environment",
        DecisionReason.LocationNotMatched => "location did not match",
        DecisionReason.AudienceNotMatched => "audience did not match",
        DecisionReason.SegmentMissing => "segment missing",
        DecisionReason.NoVariations => "no variations",
        DecisionReason.NotInTraffic => "not in traffic",
        DecisionReason.NotInVariation => "the variation does not carry the feature",
        DecisionReason.Overridden => "overridden",
        _ => "decided",
    };

    public static string Of(DecisionSource source) => source switch
    {
        DecisionSource.Bucketed => "bucketed",
        DecisionSource.Remembered => "remembered",
        DecisionSource.Forced => "forced",
        DecisionSource.Previewed => "previewed",
        DecisionSource.Overridden => "overridden",
        _ => "not decided",
    };

    public static string Of(double bucketValue) => bucketValue.ToString(CultureInfo.InvariantCulture);
}
