namespace ConvertTyped.Evaluation;

/// <summary>Whether the attribute's text starts with the rule's.</summary>
internal sealed class StartComparison(AttributeValue value) : TextComparison
{
    private readonly string start = LoweredTextOf(value);

    protected override RuleOutcome Compare(Span<char> attribute) => OutcomeOf(attribute.StartsWith(start));
}
