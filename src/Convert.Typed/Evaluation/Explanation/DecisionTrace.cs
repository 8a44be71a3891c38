using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Writes down what an evaluation looks at, when somebody wants to know. An evaluation without one takes the same path.
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

    public void Gate(DecisionReason refusal, bool isOpen, string note) => gates.Add(new(refusal, isOpen, note, Take(asked)));

    public void Experience(ExperienceOutcome outcome) => Experiences.Add((outcome, Take(gates)));

    private static T[] Take<T>(List<T> items)
    {
        T[] taken = [.. items];
        items.Clear();
        return taken;
    }
}
