namespace ConvertTyped.Evaluation;

/// <summary>Whether the attribute's text ends with the rule's.</summary>
internal sealed class EndComparison(AttributeValue value) : TextComparison
{
    private readonly string end = LoweredTextOf(value);

    protected override RuleOutcome Compare(Span<char> attribute) => OutcomeOf(attribute.EndsWith(end));
}
