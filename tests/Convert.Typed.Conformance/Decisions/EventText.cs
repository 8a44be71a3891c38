namespace ConvertTyped.Conformance;

/// <summary>Puts events in the form in which the official SDK's were recorded.</summary>
internal static class EventText
{
    public static AttributeValue Of(TrackedEvent tracked) => Vector.Object(
        ("visitorId", tracked.VisitorId),
        ("event", tracked.Kind == TrackedEventKind.Bucketing
            ? Vector.Object(
                ("eventType", "bucketing"),
                ("data", Vector.Object(("experienceId", tracked.ExperienceId), ("variationId", tracked.VariationId))))
            : Vector.Object(
                ("eventType", "conversion"),
                ("data", Vector.Object(
                    ("goalId", tracked.GoalId),
                    ("goalData", tracked.GoalData is null ? AttributeValue.Null : AttributeValue.List([.. tracked.GoalData.Select(static entry => Vector.Object(("key", entry.Key), ("value", entry.Value)))])),
                    ("bucketingData", Vector.NullIfEmpty(Decisions(tracked.Decisions))))))),
        ("segments", Vector.NullIfEmpty(tracked.Segments)));

    public static AttributeSet Decisions(IReadOnlyDictionary<string, string> decisions) =>
        new(decisions.Select(static decision => KeyValuePair.Create(decision.Key, (AttributeValue)decision.Value)));
}
