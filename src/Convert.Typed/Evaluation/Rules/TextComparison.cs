using System.Runtime.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>A comparison that looks at the attribute's lower-cased text.</summary>
internal abstract class TextComparison : RuleComparison
{
    [SkipLocalsInit]
    public override RuleOutcome Compare(in AttributeValue attribute)
    {
        var text = JavaScriptText.Of(attribute, stackalloc char[JavaScriptNumber.MaximumLength]);
        using var lowered = new LoweredText(text, stackalloc char[LoweredText.UsualLength]);
        return Compare(lowered.Characters);
    }

    /// <param name="attribute">The attribute's lower-cased text. It may be written over.</param>
    protected abstract RuleOutcome Compare(Span<char> attribute);

    protected static string LoweredTextOf(in AttributeValue value) => JavaScriptLowerCase.Of(JavaScriptText.Of(value));
}
