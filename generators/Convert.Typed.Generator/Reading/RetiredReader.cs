using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Reading;

/// <summary>Adds to what is served what no longer is (DESIGN decision 11), so that code which uses it goes on compiling.</summary>
/// <remarks>What is served goes before what is retired, wherever both name it.</remarks>
internal sealed class RetiredReader(RetiredShapes retired, Func<string, RetiredVariable, VariableModel> variableOf)
{
    public IEnumerable<FeatureModel> Complete(IReadOnlyList<FeatureModel> served)
    {
        var gone = retired.Features.Where(static feature => feature.Shape.Key is not null).Select(feature => new FeatureModel(
            feature.Shape.Key!,
            feature.Shape.Id,
            feature.Shape.Name,
            feature.Variables.Where(IsUsable).Select(variable => variableOf(feature.Shape.Key!, variable) with { LastValue = LastValue.Of(variable) }).ToEquatableArray(),
            default,
            feature.Retirement,
            feature.Reach));
        return FirstOfEach(served.Concat(gone), static feature => feature.Key).Select(WithRetired);
    }

    public IEnumerable<ExperienceModel> Complete(IEnumerable<ExperienceModel> served)
    {
        var gone = retired.Experiences.Where(static experience => experience.Shape.Key is not null).Select(static experience => new ExperienceModel(
            experience.Shape.Key!,
            experience.Shape.Id,
            experience.Shape.Name,
            Variations(experience.Shape).ToEquatableArray(),
            experience.Retirement));
        return FirstOfEach(served.Concat(gone), static experience => experience.Key).Select(WithRetired);
    }

    public IEnumerable<GoalModel> Complete(IEnumerable<GoalModel> served) => FirstOfEach(
        served.Concat(retired.Goals.Where(static goal => goal.Shape.Key is not null).Select(static goal => Goal(goal.Shape) with { Retirement = goal.Retirement })),
        static goal => goal.Key);

    public IEnumerable<SegmentModel> Complete(IEnumerable<SegmentModel> served) => FirstOfEach(
        served.Concat(retired.Segments.Where(static segment => segment.Shape.Key is not null).Select(static segment => Segment(segment.Shape) with { Retirement = segment.Retirement })),
        static segment => segment.Key);

    public AttributeClasses Complete(AttributeClasses served) => new(Complete(served.Visitor, isOfPlaces: false), Complete(served.Location, isOfPlaces: true));

    public static GoalModel Goal(GoalShape goal) => new(goal.Key!, goal.Id, goal.Name, goal.HasTransactions, AttributeTyping.Attributes([goal.RuleSet]));

    public static SegmentModel Segment(SegmentShape segment) => new(segment.Key!, segment.Id, segment.Name);

    /// <summary>Without an id a variation is nobody's; of several with one id the client finds the first.</summary>
    public static IEnumerable<VariationModel> Variations(ExperienceShape experience) => FirstOfEach(
        experience.Variations.Where(static variation => variation.Id is not null).Select(static variation => new VariationModel(variation.Id!, variation.Key, variation.Name)),
        static variation => variation.Id);

    private EquatableArray<AttributeModel> Complete(EquatableArray<AttributeModel> served, bool isOfPlaces)
    {
        var gone = retired.Attributes
            .Where(attribute => attribute.IsOfPlaces == isOfPlaces)
            .Select(static attribute => AttributeTyping.Retired(attribute));
        return FirstOfEach(served.Concat(gone), static attribute => attribute.Key).Select(attribute => WithRetired(attribute, isOfPlaces)).OrderBy(static attribute => attribute.Key, StringComparer.Ordinal).ToEquatableArray();
    }

    // A served feature goes on without the variable, so that one can no longer be promised.
    private FeatureModel WithRetired(FeatureModel feature)
    {
        var variables = retired.Variables
            .Where(variable => feature.Id is not null && variable.FeatureId == feature.Id && IsUsable(variable))
            .Select(variable => variableOf(feature.Key, variable) with { IsAlwaysSet = false, Retirement = variable.Retirement });
        return feature with { Variables = FirstOfEach(feature.Variables.Concat(variables), static variable => variable.Key).ToEquatableArray() };
    }

    private ExperienceModel WithRetired(ExperienceModel experience)
    {
        var variations = retired.Variations
            .Where(variation => experience.Id is not null && variation is { Shape.Id: not null } && variation.ExperienceId == experience.Id)
            .Select(static variation => new VariationModel(variation.Shape.Id!, variation.Shape.Key, variation.Shape.Name, variation.Retirement));

        // One that got another key is served, under another name than it had.
        return experience with { Variations = FirstOfEach(experience.Variations.Concat(variations), static variation => (variation.Id, variation.Key)).ToEquatableArray() };
    }

    private AttributeModel WithRetired(AttributeModel attribute, bool isOfPlaces) => attribute.Type != AttributeType.Text ? attribute : attribute with
    {
        RetiredTexts = retired.AttributeTexts
            .Where(text => text.IsOfPlaces == isOfPlaces && text.Key == attribute.Key && text.Text.Length > 0 && !attribute.Values.Contains(text.Text))
            .ToEquatableArray(),
    };

    private static bool IsUsable(RetiredVariable variable) => variable.Shape is { Key: not null, Type: not null };

    private static IEnumerable<T> FirstOfEach<T, TKey>(IEnumerable<T> all, Func<T, TKey> key) => all.GroupBy(key).Select(static same => same.First());
}
