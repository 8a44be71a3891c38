namespace ConvertTyped.Evaluation;

/// <summary>
/// Whether one of the attribute's parts (its text, split at <c>|</c>) is in the rule's list.
/// </summary>
/// <remarks>
/// Only the rule's side is lower-cased, so <c>US</c> is not in <c>US|CA</c> while <c>us</c> is. Every client of the service
/// answers like this, and visitors must not move.
/// </remarks>
internal sealed class MembershipComparison : RuleComparison
{
    private const char Separator = '|';

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> members;

    public MembershipComparison(AttributeValue value) =>
        members = new HashSet<string>(MembersOf(value).Select(JavaScriptLowerCase.Of), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public override RuleOutcome Compare(in AttributeValue attribute)
    {
        var text = JavaScriptText.Of(attribute, stackalloc char[JavaScriptNumber.MaximumLength]);
        foreach (var part in text.Split(Separator))
        {
            if (members.Contains(text[part]))
            {
                return RuleOutcome.Matched;
            }
        }

        return RuleOutcome.NotMatched;
    }

    private static string[] MembersOf(in AttributeValue value)
    {
        if (value.TryGetList(out var items))
        {
            return Array.ConvertAll(items.ToArray(), static item => JavaScriptText.Of(item));
        }

        return value.TryGetText(out var text) ? text.Split(Separator) : [];
    }
}
