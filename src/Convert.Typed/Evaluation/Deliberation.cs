using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Decides experiences and features for one visitor and one call (CONTRACT sections 3 and 5). Pure: it reads the config, the
/// input and what is remembered, and all that it leaves is <see cref="Fresh"/>.
/// </summary>
internal ref struct Deliberation(CompiledConfiguration configuration, in VisitorInput input, Remembered memory)
{
    private readonly VisitorInput input = input;
    private FreshDecisions fresh;

    /// <summary>What was decided anew so far.</summary>
    public readonly FreshDecisions Fresh => fresh;

    /// <summary>Decides all experiences, in config order; a previewed one comes last.</summary>
    public List<ExperienceOutcome> DecideAll()
    {
        var outcomes = new List<ExperienceOutcome>(configuration.Experiences.Length);
        foreach (var experience in configuration.Experiences)
        {
            if (!ReferenceEquals(experience, input.Preview?.Experience))
            {
                outcomes.Add(Decide(experience));
            }
        }

        if (input.Preview is { } preview)
        {
            outcomes.Add(Decide(preview.Experience));
        }

        return outcomes;
    }

    /// <summary>Decides one experience; a fresh decision counts as remembered from here on.</summary>
    public ExperienceOutcome Decide(CompiledExperience experience)
    {
        if (input.Preview is { } preview && ReferenceEquals(preview.Experience, experience))
        {
            return new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Previewed, preview.Variation);
        }

        // Who previews leaves no trace, not even for the experiences decided next.
        var outcome = FirstClosedGate(experience) is { } reason ? new ExperienceOutcome(experience, reason) : ChooseVariation(experience);
        if (outcome.IsFresh && input.Preview is null)
        {
            fresh.Add(outcome);
        }

        return outcome;
    }

    /// <summary>Decides all carriers of a feature, in config order, or those of them that are among <paramref name="only"/>.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="only">Keys of experiences; null is all.</param>
    /// <param name="carriers">Takes what each carrier decided, when somebody wants to know.</param>
    public FeatureOutcome Decide(CompiledFeature feature, IReadOnlyCollection<string>? only = null, List<ExperienceOutcome>? carriers = null)
    {
        var best = new FeatureOutcome(default, DecisionReason.CarriedByNoExperience);
        foreach (var experience in feature.Carriers)
        {
            if (only is not null && (experience.Key is null || !only.Contains(experience.Key)))
            {
                continue;
            }

            var outcome = Decide(experience);
            carriers?.Add(outcome);
            var change = outcome.Variation?.ChangeOf(feature);
            var reason = outcome.Reason == DecisionReason.Decided && change is null ? DecisionReason.NotInVariation : outcome.Reason;
            if (reason > best.Reason)
            {
                best = new FeatureOutcome(outcome, reason, change);
            }
        }

        return best;
    }

    private readonly DecisionReason? FirstClosedGate(CompiledExperience experience)
    {
        if (experience.IsArchived)
        {
            return DecisionReason.Archived;
        }

        if (!RunsInEnvironment(experience))
        {
            return DecisionReason.WrongEnvironment;
        }

        if (!MatchesLocation(experience))
        {
            return DecisionReason.LocationNotMatched;
        }

        if (!MatchesAudiences(experience))
        {
            return DecisionReason.AudienceNotMatched;
        }

        if (!HoldsSegment(experience))
        {
            return DecisionReason.SegmentMissing;
        }

        return experience.Variations.IsEmpty ? DecisionReason.NoVariations : null;
    }

    private readonly bool RunsInEnvironment(CompiledExperience experience)
    {
        var environment = input.Environment ?? configuration.DefaultEnvironment;
        return environment is null || experience.Environment is null || experience.Environment == environment;
    }

    private readonly bool MatchesLocation(CompiledExperience experience)
    {
        if (input.IgnoresLocation || experience.Locations is not { } locations)
        {
            return true;
        }

        var attributes = new AttributeLayers(input.Location);
        foreach (var location in locations)
        {
            if (location.Matches(attributes))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool MatchesAudiences(CompiledExperience experience)
    {
        var isDecided = RememberedVariation(experience) is not null;
        var attributes = new AttributeLayers(input.CallAttributes, input.Attributes, memory.Segments);
        var asked = 0;
        foreach (var audience in experience.Audiences)
        {
            if (audience.IsPermanent && isDecided)
            {
                continue;
            }

            asked++;
            var matches = audience.Exclusion is { } exclusion ? HasDecisionFor(exclusion) : audience.Matches(attributes);
            if (matches != experience.MatchesAllAudiences)
            {
                return matches;
            }
        }

        return asked == 0 || experience.MatchesAllAudiences;
    }

    private readonly bool HasDecisionFor(MutualExclusion exclusion)
    {
        var isDecided = configuration.ExperiencesByKey.TryGetValue(exclusion.ExperienceKey, out var other)
            && (fresh.VariationOf(other.Id) ?? memory.VariationOf(other.Id)) is not null;
        return isDecided != exclusion.Negated;
    }

    private readonly bool HoldsSegment(CompiledExperience experience)
    {
        if (experience.Segments.IsEmpty)
        {
            return true;
        }

        foreach (var segment in experience.Segments)
        {
            if (memory.HoldsSegment(segment))
            {
                return true;
            }
        }

        return false;
    }

    private readonly ExperienceOutcome ChooseVariation(CompiledExperience experience)
    {
        var remembered = RememberedVariation(experience);
        var forced = experience.FindVariation(input.ForcedVariation);
        if (forced is null || ReferenceEquals(forced, remembered))
        {
            return remembered is null
                ? Bucketed(experience)
                : new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Remembered, remembered);
        }

        var own = Bucketed(experience);
        return new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Forced, forced, own.Variation is null ? null : own.Bucket);
    }

    private readonly ExperienceOutcome Bucketed(CompiledExperience experience)
    {
        var value = configuration.Bucketing.ValueOf(experience.Id, input.VisitorId);
        var arm = experience.Buckets.Find(value);
        return arm < 0
            ? new ExperienceOutcome(experience, DecisionReason.NotInTraffic, Bucket: value)
            : new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Bucketed, experience.Variations[arm], value);
    }

    private readonly CompiledVariation? RememberedVariation(CompiledExperience experience) =>
        experience.FindVariation(fresh.VariationOf(experience.Id) ?? memory.VariationOf(experience.Id));
}
