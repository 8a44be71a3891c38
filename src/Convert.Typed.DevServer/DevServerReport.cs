namespace ConvertTyped.DevServer;

/// <summary>What the remembered events add up to.</summary>
/// <param name="Accepted">How many events were accepted in all.</param>
/// <param name="Forgotten">How many of these are no longer remembered, and missing in the counts below.</param>
/// <param name="Duplicates">How many remembered events repeat an earlier one word for word.</param>
/// <param name="Dropped">How many events came from a user agent that the service takes for a bot; it answers 200 and drops them.</param>
/// <param name="Refused">How many track requests were refused, for their shape or for want of the secret.</param>
/// <param name="Experiences">Every experience of the config, in its order, then those that only events know.</param>
/// <param name="Goals">Every goal of the config, in its order, then those that only events know.</param>
public sealed record DevServerReport(
    long Accepted,
    long Forgotten,
    long Duplicates,
    long Dropped,
    long Refused,
    IReadOnlyList<ExperienceReport> Experiences,
    IReadOnlyList<GoalReport> Goals);
