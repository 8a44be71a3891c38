using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Decides experiences and features for one visitor and one call (CONTRACT sections 3 and 5). Pure: it reads the config, what
/// is known of visitor and call, and what is remembered, and all that it leaves is <see cref="Fresh"/>.
/// </summary>
/// <param name="configuration">The config.</param>
/// <param name="visitor">Whom to decide for.</param>
/// <param name="memory">What is remembered of the visitor.</param>
/// <param name="environment">The environment, when the call names none; null is the config's default one.</param>
/// <param name="options">What the call asks for.</param>
/// <param name="trace">Takes down what is looked at; null when nobody wants to know.</param>
internal ref struct Deliberation(
    CompiledConfiguration configuration,
    IAskedVisitor visitor,
    Remembered memory,
    string? environment,
    DecideOptions options,
    DecisionTrace? trace = null)
{
    private FreshDecisions fresh;

    /// <summary>What was remembered when this began.</summary>
    public readonly Remembered Memory => memory;

    /// <summary>What was decided anew so far.</summary>
    [UnscopedRef]
    public readonly ref readonly FreshDecisions Fresh => ref fresh;

    /// <summary>Decides all experiences, in config order; a previewed one comes last.</summary>
    public List<ExperienceOutcome> DecideAll()
    {
        var previewed = configuration.FindPreview(visitor.PreviewSelection);
        var outcomes = new List<ExperienceOutcome>(configuration.Experiences.Length);
        foreach (var experience in configuration.Experiences)
        {
            if (!ReferenceEquals(experience, previewed?.Experience))
            {
                outcomes.Add(new(experience, Decide(experience)));
            }
        }

        if (previewed is not null)
        {
            outcomes.Add(new(previewed.Experience, Decide(previewed.Experience)));
        }

        return outcomes;
    }

    /// <summary>Decides one experience; a fresh decision counts as remembered from here on.</summary>
    // Not inlined: with all of an evaluation in one method the compiler runs out of registers and of patience.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Verdict Decide(CompiledExperience experience)
    {
        var verdict = VerdictOf(experience);
        trace?.Experience(new(experience, verdict));
        if (verdict.IsFresh && visitor.PreviewSelection is null)
        {
            // Only a variation with an id is ever decided anew: arms without one take no room, and one is forced by its id.
            fresh.Add(new(experience.Id, verdict.Variation!.Id!));
        }

        return verdict;
    }

    /// <summary>Decides all carriers of a feature, in config order, or those of them that are among <paramref name="only"/>; none where an override answers.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="only">Keys of experiences; null is all.</param>
    /// <param name="carriers">Takes what each carrier decided, when somebody wants to know.</param>
    public FeatureOutcome Decide(CompiledFeature feature, IReadOnlyCollection<string>? only = null, List<ExperienceOutcome>? carriers = null)
    {
        if (feature.Override is { } answer)
        {
            return new FeatureOutcome(Carrier: null, new Verdict(DecisionReason.Overridden), answer.Change);
        }

        var best = default(Verdict);
        CompiledExperience? furthest = null;
        CompiledChange? change = null;
        foreach (var experience in feature.Carriers.AsSpan())
        {
            if (only is not null && (experience.Key is null || !only.Contains(experience.Key)))
            {
                continue;
            }

            var verdict = Decide(experience);
            carriers?.Add(new(experience, verdict));
            var carried = verdict.Variation?.ChangeOf(feature);
            if (FeatureOutcome.ReasonOf(verdict, carried) > FeatureOutcome.ReasonOf(best, change))
            {
                furthest = experience;
                best = verdict;
                change = carried;
            }
        }

        return new FeatureOutcome(furthest, best, change);
    }

    private readonly Verdict VerdictOf(CompiledExperience experience)
    {
        if (visitor.PreviewSelection is { } selection && configuration.FindPreview(selection) is { } previewed && ReferenceEquals(previewed.Experience, experience))
        {
            return new Verdict(DecisionReason.Decided, DecisionSource.Previewed, previewed.Variation);
        }

        if (experience.Override is { } answer)
        {
            return answer.Variation is null
                ? new Verdict(DecisionReason.Overridden)
                : new Verdict(DecisionReason.Decided, DecisionSource.Overridden, answer.Variation);
        }

        return FirstClosedGate(experience) is { } reason ? new Verdict(reason) : ChooseVariation(experience);
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
        trace?.Archive(!experience.IsArchived);
        return !experience.IsArchived;
    }

    private readonly bool RunsInEnvironment(CompiledExperience experience)
    {
        var asked = NullIfEmpty(options.Environment) ?? NullIfEmpty(environment) ?? configuration.DefaultEnvironment;
        var isOpen = asked is null || experience.Environment is null || experience.Environment == asked;
        trace?.Environment(isOpen, asked, experience.Environment);
        return isOpen;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private readonly bool MatchesLocation(CompiledExperience experience)
    {
        if (options.IgnoreLocation || experience.Locations is not { } locations)
        {
            trace?.AnyLocation(options.IgnoreLocation);
            return true;
        }

        var isOpen = false;
        var layers = new AttributeLayers(options.Location ?? visitor.Location);
        foreach (var place in locations)
        {
            isOpen = place.Matches(layers, trace);
            trace?.RuleSet("location", place.Key, place.Id, isOpen);
            if (isOpen)
            {
                break;
            }
        }

        trace?.Locations(isOpen);
        return isOpen;
    }

    private readonly bool MatchesAudiences(CompiledExperience experience)
    {
        var layers = new AttributeLayers(options.Attributes, visitor.Attributes, memory.Segments);
        bool? isOpen = null;
        foreach (var audience in experience.Audiences)
        {
            if (audience.IsPermanent && RememberedVariation(experience) is not null)
            {
                trace?.PassedAudience(audience);
                continue;
            }

            isOpen = Matches(audience, layers);
            if (isOpen != experience.MatchesAllAudiences)
            {
                break;
            }
        }

        trace?.Audiences(isOpen, experience.MatchesAllAudiences);
        return isOpen ?? true;
    }

    private readonly bool Matches(CompiledAudience audience, in AttributeLayers layers)
    {
        if (audience.Exclusion is not { } exclusion)
        {
            var isMatched = audience.Matches(layers, trace);
            trace?.RuleSet("audience", audience.Key, audience.Id, isMatched);
            return isMatched;
        }

        var isDecided = configuration.ExperiencesByKey.TryGetValue(exclusion.ExperienceKey, out var other)
            && (fresh.VariationOf(other.Id) ?? memory.VariationOf(other.Id)) is not null;
        trace?.Exclusion(audience, exclusion, isDecided);
        return isDecided != exclusion.Negated;
    }

    private readonly bool HoldsSegment(CompiledExperience experience)
    {
        var isOpen = experience.Segments.IsEmpty;
        foreach (var segment in experience.Segments)
        {
            isOpen = memory.HoldsSegment(segment.Id);
            trace?.RuleSet("segment", segment.Key, segment.Id, isOpen);
            if (isOpen)
            {
                break;
            }
        }

        trace?.Segments(isOpen, isAny: !experience.Segments.IsEmpty);
        return isOpen;
    }

    private readonly bool HasVariations(CompiledExperience experience)
    {
        trace?.Variations(experience.Variations.Length);
        return !experience.Variations.IsEmpty;
    }

    private readonly Verdict ChooseVariation(CompiledExperience experience)
    {
        var remembered = RememberedVariation(experience);
        if (experience.FindVariation(options.ForcedVariation) is { } forced && !ReferenceEquals(forced, remembered))
        {
            return new Verdict(DecisionReason.Decided, DecisionSource.Forced, forced);
        }

        if (remembered is not null)
        {
            return new Verdict(DecisionReason.Decided, DecisionSource.Remembered, remembered);
        }

        var arm = experience.ArmOf(visitor.Id);
        return arm < 0
            ? new Verdict(DecisionReason.NotInTraffic)
            : new Verdict(DecisionReason.Decided, DecisionSource.Bucketed, experience.Variations[arm]);
    }

    private readonly CompiledVariation? RememberedVariation(CompiledExperience experience) =>
        experience.FindVariation(fresh.VariationOf(experience.Id) ?? memory.VariationOf(experience.Id));
}
