namespace ConvertTyped.Evaluation;

/// <summary>Whether the attribute's text contains the rule's. White space alone is in every text.</summary>
internal sealed class ContainsComparison(AttributeValue value) : TextComparison
{
    private readonly string part = JavaScriptText.IsOnlyWhiteSpace(JavaScriptText.Of(value)) ? "" : LoweredTextOf(value);

    protected override RuleOutcome Compare(Span<char> attribute) => OutcomeOf(attribute.IndexOf(part) >= 0);
}
