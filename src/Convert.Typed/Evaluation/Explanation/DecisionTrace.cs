using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Writes down what an evaluation looks at, when somebody wants to know. An evaluation without one takes the same path, and
/// pays nothing for the words, which are all found here: they would make its methods larger than what they do.
/// </summary>
internal sealed class DecisionTrace
{
    private readonly List<GateExplanation> gates = [];
    private readonly List<RuleSetExplanation> asked = [];
    private readonly List<RuleExplanation> rules = [];

    /// <summary>The experiences that were decided, in order, each with the gates that were asked.</summary>
    public List<(ExperienceOutcome Outcome, IReadOnlyList<GateExplanation> Gates)> Experiences { get; } = [];

    public void Rule(ServedRule rule, RulePlace place, AttributeValue? seen, bool isMatched, string? fault) =>
        rules.Add(new(rule, place, seen, isMatched, fault));

    public void RuleSet(string kind, string? key, string id, bool? isMatched, string note = "") =>
        asked.Add(new($"{kind} '{key ?? id}'", isMatched, note, Take(rules)));

    public void Archive(bool isOpen) =>
        Gate(DecisionReason.Archived, isOpen, isOpen ? "the experience is not archived" : "the experience is archived");

    public void Environment(bool isOpen, string? asked, string? runsIn) =>
        Gate(DecisionReason.WrongEnvironment, isOpen, $"asked in {Quoted(asked, "none")}, the experience runs in {Quoted(runsIn, "all")}");

    public void AnyLocation(bool isIgnored) =>
        Gate(DecisionReason.LocationNotMatched, isOpen: true, isIgnored ? "the call ignores locations" : "the experience runs everywhere");

    public void Locations(bool isOpen) => Gate(DecisionReason.LocationNotMatched, isOpen, "one location must match");

    /// <param name="isOpen">What the audiences that were asked say; null when none was.</param>
    /// <param name="allMustMatch">Whether all of them must match, not one.</param>
    public void Audiences(bool? isOpen, bool allMustMatch) => Gate(
        DecisionReason.AudienceNotMatched,
        isOpen ?? true,
        isOpen is null ? "none needs asking" : allMustMatch ? "all audiences must match" : "one audience must match");

    public void PassedAudience(CompiledAudience audience) =>
        RuleSet("audience", audience.Key, audience.Id, isMatched: null, "it is permanent, and a decision is remembered");

    public void Exclusion(CompiledAudience audience, MutualExclusion exclusion, bool isDecided) => RuleSet(
        "audience",
        audience.Key,
        audience.Id,
        isDecided != exclusion.Negated,
        $"it asks for visitors {(exclusion.Negated ? "without" : "with")} a decision in experience '{exclusion.ExperienceKey}', and there is {(isDecided ? "one" : "none")}");

    public void Segments(bool isOpen, bool isAny) =>
        Gate(DecisionReason.SegmentMissing, isOpen, isAny ? "the visitor must be in one" : "the experience asks for none");

    public void Variations(int count) => Gate(DecisionReason.NoVariations, count > 0, $"there are {count}");

    public void Experience(ExperienceOutcome outcome) => Experiences.Add((outcome, Take(gates)));

    private static string Quoted(string? name, string otherwise) => name is null ? otherwise : $"'{name}'";

    private void Gate(DecisionReason refusal, bool isOpen, string note) => gates.Add(new(refusal, isOpen, note, Take(asked)));

    private static T[] Take<T>(List<T> items)
    {
        T[] taken = [.. items];
        items.Clear();
        return taken;
    }
}
