namespace ConvertTyped.Evaluation;

/// <summary>Whether the rule's pattern matches the attribute's text. An invalid pattern, and a match that takes too long, say nothing.</summary>
internal sealed class RegexComparison(AttributeValue value, RegexTimeoutCounter? timeouts) : TextComparison
{
    private readonly JavaScriptRegex? pattern = JavaScriptRegex.Create(JavaScriptText.Of(value), timeouts);

    public override bool IsSound => pattern is not null;

    protected override RuleOutcome Compare(Span<char> attribute) =>
        pattern?.IsMatch(attribute) is { } matched ? OutcomeOf(matched) : RuleOutcome.Never;
}
