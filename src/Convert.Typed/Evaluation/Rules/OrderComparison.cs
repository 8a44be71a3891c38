namespace ConvertTyped.Evaluation;

/// <summary>Whether the attribute is less than the rule's value, or equal to it as well. Only values of one type have an order.</summary>
internal sealed class OrderComparison(AttributeValue value, bool orEqual) : RuleComparison
{
    private readonly OrderedValue limit = OrderedValue.Of(value);

    public override RuleOutcome Compare(in AttributeValue attribute)
    {
        var ordered = OrderedValue.Of(attribute);
        if (ordered.Type != limit.Type)
        {
            return RuleOutcome.Never;
        }

        if (ordered.Text is { } text && limit.Text is { } limitText)
        {
            var order = string.CompareOrdinal(text, limitText);
            return OutcomeOf(order < 0 || (orEqual && order == 0));
        }

        // Not a number is neither less nor equal, so that it is false here and true negated.
        var (number, limitNumber) = (ordered.ToNumber(), limit.ToNumber());
        return OutcomeOf(number < limitNumber || (orEqual && number == limitNumber));
    }
}
