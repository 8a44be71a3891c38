namespace ConvertTyped.Conformance;

/// <summary>Puts events in the form in which the official SDK's were recorded.</summary>
internal static class EventText
{
    public static AttributeValue Of(TrackedEvent tracked) => Vector.Object(
        ("visitorId", tracked.VisitorId),
        ("event", tracked switch
        {
            BucketingEvent bucketing => Vector.Object(
                ("eventType", "bucketing"),
                ("data", Vector.Object(("experienceId", bucketing.ExperienceId), ("variationId", bucketing.VariationId)))),
            ConversionEvent conversion => Vector.Object(
                ("eventType", "conversion"),
                ("data", Vector.Object(
                    ("goalId", conversion.GoalId),
                    ("goalData", conversion.Data is null ? AttributeValue.Null : AttributeValue.List([.. conversion.Data.Select(static entry => Vector.Object(("key", entry.Key), ("value", entry.Value)))])),
                    ("bucketingData", Vector.NullIfEmpty(Decisions(conversion.Decisions)))))),
            _ => throw new NotSupportedException(tracked.GetType().Name),
        }),
        ("segments", Vector.NullIfEmpty(tracked.Segments)));

    public static AttributeSet Decisions(IReadOnlyDictionary<string, string> decisions) =>
        new(decisions.Select(static decision => KeyValuePair.Create(decision.Key, (AttributeValue)decision.Value)));
}
