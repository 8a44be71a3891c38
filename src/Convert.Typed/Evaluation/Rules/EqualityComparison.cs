using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Whether the attribute's text is the rule's; a list is asked whether it contains the value, an object for a member of that name.
/// </summary>
internal sealed class EqualityComparison(AttributeValue value) : TextComparison
{
    private readonly string name = JavaScriptText.Of(value);
    private readonly string lowered = LoweredTextOf(value);

    public override RuleOutcome Compare(in AttributeValue attribute)
    {
        // By far the commonest question, text in ASCII, needs no lower-cased copy; text that is the same as it stands needs no look at case.
        if (attribute.TryGetText(out var text))
        {
            if (text == name)
            {
                return RuleOutcome.Matched;
            }

            if (Ascii.IsValid(text))
            {
                return OutcomeOf(Ascii.EqualsIgnoreCase(text, lowered));
            }
        }

        if (attribute.TryGetList(out var items))
        {
            return OutcomeOf(Contains(items));
        }

        // An empty object is compared as text, like everything else that is neither list nor object.
        return attribute.TryGetObject(out var members) && members.Count > 0
            ? OutcomeOf(members.Contains(name))
            : base.Compare(attribute);
    }

    protected override RuleOutcome Compare(Span<char> attribute) => OutcomeOf(attribute.SequenceEqual(lowered));

    // In JavaScript a list or object equals only itself, and a rule's never is the visitor's.
    private bool Contains(ReadOnlySpan<AttributeValue> items) =>
        value.Kind is not (AttributeKind.List or AttributeKind.Object) && items.Contains(value);
}
