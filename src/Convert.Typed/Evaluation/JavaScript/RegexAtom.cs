namespace ConvertTyped.Evaluation;

/// <summary>What an escape or a place in a class stands for: one unit, which can bound a range, or a whole set.</summary>
internal readonly record struct RegexAtom(char? Unit, RegexCharacters Set)
{
    public RegexAtom(char unit)
        : this(unit, new RegexCharacters().Add(unit))
    {
    }

    public RegexAtom(RegexCharacters set)
        : this(null, set)
    {
    }
}
