using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Decides experiences and features for one visitor and one call (CONTRACT sections 3 and 5). Pure: it reads the config, what
/// is known of visitor and call, and what is remembered, and all that it leaves is <see cref="Fresh"/>.
/// </summary>
internal ref struct Deliberation(CompiledConfiguration configuration, string visitorId, Remembered memory)
{
    private FreshDecisions fresh;

    public AttributeSet? Attributes { get; init; }

    /// <summary>Attributes of this call; they override the visitor's.</summary>
    public AttributeSet? CallAttributes { get; init; }

    /// <summary>Where the visitor is. Without any the rules of locations look at an empty set.</summary>
    public AttributeSet? Location { get; init; }

    public bool IgnoresLocation { get; init; }

    /// <summary>The environment asked for; null is the config's default one.</summary>
    public string? Environment { get; init; }

    /// <summary>The id of the variation asked for, in every experience that has it.</summary>
    public string? ForcedVariation { get; init; }

    /// <summary>What the visitor previews; null nothing that this config has.</summary>
    public PreviewedVariation? Preview { get; init; }

    /// <summary>Who previews leaves no trace, not even for the experiences decided next.</summary>
    public bool LeavesNoTrace { get; init; }

    /// <summary>Takes down what is looked at; null when nobody wants to know.</summary>
    public DecisionTrace? Trace { get; init; }

    /// <summary>What was remembered when this began.</summary>
    public readonly Remembered Memory => memory;

    /// <summary>What was decided anew so far.</summary>
    [UnscopedRef]
    public readonly ref readonly FreshDecisions Fresh => ref fresh;

    /// <summary>Decides all experiences, in config order; a previewed one comes last.</summary>
    public List<ExperienceOutcome> DecideAll()
    {
        var outcomes = new List<ExperienceOutcome>(configuration.Experiences.Length);
        foreach (var experience in configuration.Experiences)
        {
            if (!ReferenceEquals(experience, Preview?.Experience))
            {
                outcomes.Add(Decide(experience));
            }
        }

        if (Preview is { } preview)
        {
            outcomes.Add(Decide(preview.Experience));
        }

        return outcomes;
    }

    /// <summary>Decides one experience; a fresh decision counts as remembered from here on.</summary>
    public ExperienceOutcome Decide(CompiledExperience experience)
    {
        var outcome = OutcomeOf(experience);
        Trace?.Experience(outcome);
        if (outcome.IsFresh && !LeavesNoTrace)
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

    private readonly ExperienceOutcome OutcomeOf(CompiledExperience experience)
    {
        if (Preview is { } preview && ReferenceEquals(preview.Experience, experience))
        {
            return new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Previewed, preview.Variation);
        }

        return FirstClosedGate(experience) is { } reason ? new ExperienceOutcome(experience, reason) : ChooseVariation(experience);
    }

    private readonly DecisionReason? FirstClosedGate(CompiledExperience experience)
    {
        if (!IsNotArchived(experience))
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

        return HasVariations(experience) ? null : DecisionReason.NoVariations;
    }

    private readonly bool IsNotArchived(CompiledExperience experience)
    {
        Trace?.Gate(DecisionReason.Archived, !experience.IsArchived, experience.IsArchived ? "the experience is archived" : "the experience is not archived");
        return !experience.IsArchived;
    }

    private readonly bool RunsInEnvironment(CompiledExperience experience)
    {
        var environment = Environment ?? configuration.DefaultEnvironment;
        var isOpen = environment is null || experience.Environment is null || experience.Environment == environment;
        Trace?.Gate(DecisionReason.WrongEnvironment, isOpen, $"asked in {Quoted(environment, "none")}, the experience runs in {Quoted(experience.Environment, "all")}");
        return isOpen;
    }

    private static string Quoted(string? name, string otherwise) => name is null ? otherwise : $"'{name}'";

    private readonly bool MatchesLocation(CompiledExperience experience)
    {
        if (IgnoresLocation || experience.Locations is not { } locations)
        {
            Trace?.Gate(DecisionReason.LocationNotMatched, isOpen: true, IgnoresLocation ? "the call ignores locations" : "the experience runs everywhere");
            return true;
        }

        var isOpen = false;
        var attributes = new AttributeLayers(Location);
        foreach (var location in locations)
        {
            isOpen = location.Matches(attributes, Trace);
            Trace?.RuleSet("location", location.Key, location.Id, isOpen);
            if (isOpen)
            {
                break;
            }
        }

        Trace?.Gate(DecisionReason.LocationNotMatched, isOpen, "one location must match");
        return isOpen;
    }

    private readonly bool MatchesAudiences(CompiledExperience experience)
    {
        var isDecided = RememberedVariation(experience) is not null;
        var attributes = new AttributeLayers(CallAttributes, Attributes, memory.Segments);
        bool? isOpen = null;
        foreach (var audience in experience.Audiences)
        {
            if (audience.IsPermanent && isDecided)
            {
                Trace?.RuleSet("audience", audience.Key, audience.Id, isMatched: null, "it is permanent, and a decision is remembered");
                continue;
            }

            isOpen = Matches(audience, attributes);
            if (isOpen != experience.MatchesAllAudiences)
            {
                break;
            }
        }

        Trace?.Gate(
            DecisionReason.AudienceNotMatched,
            isOpen ?? true,
            isOpen is null ? "none needs asking" : experience.MatchesAllAudiences ? "all audiences must match" : "one audience must match");
        return isOpen ?? true;
    }

    private readonly bool Matches(CompiledAudience audience, in AttributeLayers attributes)
    {
        if (audience.Exclusion is not { } exclusion)
        {
            var isMatched = audience.Matches(attributes, Trace);
            Trace?.RuleSet("audience", audience.Key, audience.Id, isMatched);
            return isMatched;
        }

        var isDecided = configuration.ExperiencesByKey.TryGetValue(exclusion.ExperienceKey, out var other)
            && (fresh.VariationOf(other.Id) ?? memory.VariationOf(other.Id)) is not null;
        Trace?.RuleSet(
            "audience",
            audience.Key,
            audience.Id,
            isDecided != exclusion.Negated,
            $"it asks for visitors {(exclusion.Negated ? "without" : "with")} a decision in experience '{exclusion.ExperienceKey}', and there is {(isDecided ? "one" : "none")}");
        return isDecided != exclusion.Negated;
    }

    private readonly bool HoldsSegment(CompiledExperience experience)
    {
        var isOpen = experience.Segments.IsEmpty;
        foreach (var segment in experience.Segments)
        {
            isOpen = memory.HoldsSegment(segment.Id);
            Trace?.RuleSet("segment", segment.Key, segment.Id, isOpen);
            if (isOpen)
            {
                break;
            }
        }

        Trace?.Gate(DecisionReason.SegmentMissing, isOpen, experience.Segments.IsEmpty ? "the experience asks for none" : "the visitor must be in one");
        return isOpen;
    }

    private readonly bool HasVariations(CompiledExperience experience)
    {
        Trace?.Gate(DecisionReason.NoVariations, !experience.Variations.IsEmpty, $"there are {experience.Variations.Length}");
        return !experience.Variations.IsEmpty;
    }

    private readonly ExperienceOutcome ChooseVariation(CompiledExperience experience)
    {
        var remembered = RememberedVariation(experience);
        var forced = experience.FindVariation(ForcedVariation);
        if (forced is null || ReferenceEquals(forced, remembered))
        {
            return remembered is null
                ? Bucketed(experience)
                : new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Remembered, remembered);
        }

        var own = Bucketed(experience);
        return new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Forced, forced, own.Variation is null ? double.NaN : own.Bucket);
    }

    private readonly ExperienceOutcome Bucketed(CompiledExperience experience)
    {
        var value = configuration.Bucketing.ValueOf(experience.Id, visitorId);
        var arm = experience.Buckets.Find(value);
        return arm < 0
            ? new ExperienceOutcome(experience, DecisionReason.NotInTraffic, Bucket: value)
            : new ExperienceOutcome(experience, DecisionReason.Decided, DecisionSource.Bucketed, experience.Variations[arm], value);
    }

    private readonly CompiledVariation? RememberedVariation(CompiledExperience experience) =>
        experience.FindVariation(fresh.VariationOf(experience.Id) ?? memory.VariationOf(experience.Id));
}
