namespace ConvertTyped;

/// <summary>A location, an audience or a segment that a gate asked. Immutable.</summary>
/// <param name="Name">What it is, with its key or id: <c>audience 'regulars'</c>.</param>
/// <param name="IsMatched">Whether it matched; null when it was passed over.</param>
/// <param name="Note">What beside rules decided it; empty when only rules did.</param>
/// <param name="Rules">The rules that were asked, in order. What could no longer change the answer was not.</param>
public sealed record RuleSetExplanation(string Name, bool? IsMatched, string Note, IReadOnlyList<RuleExplanation> Rules)
{
    /// <summary>The name and the answer in one line.</summary>
    public override string ToString()
    {
        var answer = IsMatched switch { true => "matches", false => "does not match", null => "not asked" };
        return $"{Name}: {answer}{(Note.Length > 0 ? $", {Note}" : "")}";
    }
}
