namespace ConvertTyped.Conformance;

/// <summary>Makes one call of a case, and puts the answer in the form in which the official SDK's was recorded.</summary>
internal sealed class CallReplay(ConvertClient client, IReadOnlyList<VisitorOfCase> visitors, AttributeSet call)
{
    private readonly AttributeSet attributes = Vector.Members(call["attributes"]);
    private readonly VisitorOfCase visitor = visitors[call["visitor"].TryGetNumber(out var index) ? (int)index : 0];

    /// <summary>The answer; null when there is nothing to compare.</summary>
    public AttributeValue? Answer(string expectedKind)
    {
        switch (Vector.Text(call["op"]))
        {
            case "runExperience":
                var decision = client.Experience(Vector.Text(call["key"])).Decide(visitor.Current, Options());
                return decision.IsDecided ? VariationOf(decision) : AttributeValue.Null;
            case "runExperiences":
                return AttributeValue.List([.. client.Experiences(visitor.Current, Options()).Where(static one => one.IsDecided).Select(VariationOf)]);
            case "runFeature":
                return FeaturesOf(client.Feature(Vector.Text(call["key"])).Decide(visitor.Current, Options()));
            case "trackConversion":
                Track();
                return null;
            case "setDefaultSegments":
                client.SetSegments(visitor.Current, Vector.Members(call["segments"]));
                return null;
            case "runCustomSegments":
                var entered = client.EnterSegments(visitor.Current, Vector.Items(call["keys"]).Select(Vector.Text), Vector.Members(attributes["ruleData"]));
                return CompareKinds(entered.Count > 0 ? "matched" : "unmatched", expectedKind);
            case "setPreview":
                var input = Vector.Members(call["input"]);
                visitor.Preview(Vector.Identifier(input["experienceId"]), Vector.Identifier(input["variationId"]));
                return null;
            case "newContext":
                visitor.CreateAgain(call.Contains("attributes") ? attributes : null);
                return null;
            case "getVisitorData":
                return Remembered(client.Remembered(visitor.Current));
            case var unknown:
                throw new NotSupportedException($"The file asks for '{unknown}', which this program does not know.");
        }
    }

    private DecideOptions Options() => new()
    {
        Attributes = Vector.MembersOrNull(attributes["visitorProperties"]),
        Location = Vector.MembersOrNull(attributes["locationProperties"]),
        IgnoreLocation = attributes["ignoreLocationProperties"] == true,
        Environment = Vector.TextOrNull(attributes["environment"]),
        ForcedVariation = Vector.Identifier(attributes["forceVariationId"]),
        Track = attributes["enableTracking"] != false,
        OnlyExperiences = call.Contains("experienceKeys") || attributes.Contains("experienceKeys")
            ? [.. Vector.Items(attributes["experienceKeys"]).Select(Vector.Text)]
            : null,
    };

    // Goal data that is no list cannot be said to this client; the official SDK reports nothing then.
    private void Track()
    {
        var data = attributes["conversionData"];
        if (data.Kind is not (AttributeKind.Null or AttributeKind.List))
        {
            return;
        }

        client.Goal(Vector.Text(call["key"])).Track(
            visitor.Current,
            data.Kind == AttributeKind.Null ? null : new GoalData(Vector.Items(data).Select(Vector.Members).Select(static entry => KeyValuePair.Create(Vector.Text(entry["key"]), entry["value"]))),
            Vector.MembersOrNull(attributes["ruleData"]),
            repeat: Vector.Members(attributes["conversionSetting"])["forceMultipleTransactions"] == true);
    }

    private static AttributeValue VariationOf(ExperienceDecision decision) => Vector.Object(
        ("experienceId", decision.ExperienceId),
        ("experienceKey", decision.ExperienceKey),
        ("id", decision.VariationId),
        ("key", decision.VariationKey),
        ("bucketingAllocation", decision.BucketValue is { } value ? value : AttributeValue.Null));

    private static AttributeValue FeaturesOf(FeatureDecision decision)
    {
        var on = decision.All.Where(static result => result.IsEnabled).ToList();
        return on.Count == 0
            ? AttributeValue.List(Vector.Object(("key", decision.Key), ("status", "disabled")))
            : AttributeValue.List([.. on.Select(result => Vector.Object(
                ("key", decision.Key),
                ("status", "enabled"),
                ("experienceKey", result.Experience.ExperienceKey),
                ("variables", VariablesOf(result))))]);
    }

    private static AttributeValue VariablesOf(FeatureResult result) => result.Variables.Count == 0
        ? AttributeValue.Null
        : new AttributeSet(result.Variables.Select(static variable => KeyValuePair.Create(variable.Key, Vector.Of(variable.Value))));

    private static AttributeValue Remembered(RememberedVisitor remembered) => Vector.Object(
        ("bucketing", Vector.NullIfEmpty(EventText.Decisions(remembered.Decisions))),
        ("segments", Vector.NullIfEmpty(remembered.Segments)),
        ("goals", Vector.NullIfEmpty(new AttributeSet(remembered.Goals.Select(static goal => KeyValuePair.Create(goal, (AttributeValue)true))))));

    private static AttributeValue? CompareKinds(string actual, string expected) =>
        actual == expected ? default(AttributeValue?) : (AttributeValue)$"{actual}, expected {expected}";
}
