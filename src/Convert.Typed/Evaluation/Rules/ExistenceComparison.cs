namespace ConvertTyped.Evaluation;

/// <summary>Whether an attribute holds anything: null and empty text do not, an empty list does.</summary>
internal sealed class ExistenceComparison(RuleOutcome found, RuleOutcome empty, RuleOutcome absent) : RuleComparison
{
    public override RuleOutcome Absent => absent;

    public override RuleOutcome Compare(in AttributeValue attribute) =>
        attribute.Kind == AttributeKind.Null || (attribute.TryGetText(out var text) && text.Length == 0) ? empty : found;
}
