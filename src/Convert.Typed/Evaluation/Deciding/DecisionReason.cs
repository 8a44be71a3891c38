namespace ConvertTyped;

/// <summary>
/// Why an experience or a feature answers a visitor as it does. The members stand in the order in which the gates are
/// passed: of two refusals the larger one came further.
/// </summary>
public enum DecisionReason
{
    /// <summary>The config in force has no feature or experience of that key.</summary>
    NotInConfiguration = 0,

    /// <summary>No experience carries the feature, or none of those that the call asked for, so nothing can switch it on.</summary>
    CarriedByNoExperience = 1,

    /// <summary>The experience is archived.</summary>
    Archived = 2,

    /// <summary>The experience runs in another environment than the client's.</summary>
    WrongEnvironment = 3,

    /// <summary>Neither a location nor the site area of the experience matches where the visitor is.</summary>
    LocationNotMatched = 4,

    /// <summary>The audiences of the experience do not match the visitor's attributes.</summary>
    AudienceNotMatched = 5,

    /// <summary>The visitor is in none of the segments that the experience asks for.</summary>
    SegmentMissing = 6,

    /// <summary>The experience has no variations.</summary>
    NoVariations = 7,

    /// <summary>The visitor falls outside the share of traffic that takes part.</summary>
    NotInTraffic = 8,

    /// <summary>The experience decided on a variation, and that variation does not carry the feature.</summary>
    NotInVariation = 9,

    /// <summary>
    /// An override answers whatever the config says: a feature is on or off as it says, an experience decides nothing. An
    /// experience whose override names a variation is <see cref="Decided"/>, from <see cref="DecisionSource.Overridden"/>.
    /// </summary>
    Overridden = 10,

    /// <summary>A variation was decided; for a feature, one that switches it on.</summary>
    Decided = 11,
}
