namespace ConvertTyped;

/// <summary>A location, an audience or a segment that a gate asked. Immutable.</summary>
public sealed record RuleSetExplanation
{
    internal RuleSetExplanation(string name, bool? isMatched, string note, IReadOnlyList<RuleExplanation> rules)
    {
        Name = name;
        IsMatched = isMatched;
        Note = note;
        Rules = rules;
    }

    /// <summary>What it is, with its key or id: <c>audience 'regulars'</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it matched; null when it was passed over.</summary>
    public bool? IsMatched { get; }

    /// <summary>What beside rules decided it; empty when only rules did.</summary>
    public string Note { get; }

    /// <summary>The rules that were asked, in order. What could no longer change the answer was not.</summary>
    public IReadOnlyList<RuleExplanation> Rules { get; }

    /// <summary>The name and the answer in one line.</summary>
    public override string ToString()
    {
        var answer = IsMatched switch { true => "matches", false => "does not match", null => "not asked" };
        return $"{Name}: {answer}{(Note.Length > 0 ? $", {Note}" : "")}";
    }
}
