using System.Globalization;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>A set of UTF-16 units that one place of a pattern accepts. A pattern without the <c>u</c> flag knows no larger unit.</summary>
internal sealed class RegexCharacters
{
    private readonly List<(char First, char Last)> ranges = [];

    public static RegexCharacters Digits => new RegexCharacters().Add('0', '9');

    public static RegexCharacters Word => Digits.Add('A', 'Z').Add('a', 'z').Add('_');

    public static RegexCharacters WhiteSpace => new RegexCharacters()
        .Add('\t', '\r').Add(' ').Add('\u00A0').Add('\u1680').Add('\u2000', '\u200A')
        .Add('\u2028', '\u2029').Add('\u202F').Add('\u205F').Add('\u3000').Add('\uFEFF');

    public static RegexCharacters LineTerminators => new RegexCharacters().Add('\n').Add('\r').Add('\u2028', '\u2029');

    public RegexCharacters Add(char unit) => Add(unit, unit);

    public RegexCharacters Add(char first, char last)
    {
        ranges.Add((first, last));
        return this;
    }

    public RegexCharacters Add(RegexCharacters other)
    {
        ranges.AddRange(other.ranges);
        return this;
    }

    public RegexCharacters Complement()
    {
        var complement = new RegexCharacters();
        var next = 0;
        foreach (var (first, last) in Merged())
        {
            if (next < first)
            {
                complement.Add((char)next, (char)(first - 1));
            }

            next = last + 1;
        }

        return next > char.MaxValue ? complement : complement.Add((char)next, char.MaxValue);
    }

    /// <summary>
    /// The canonical units of these. Other units may be among them: a canonicalized subject does not contain any.
    /// </summary>
    public RegexCharacters Canonicalize()
    {
        var set = new RegexCharacters();
        foreach (var (first, last) in Merged())
        {
            if (first == last)
            {
                // Alone it stays alone, so that .NET sees literal text and can search for it.
                set.Add(RegexCase.Canonical(first));
                continue;
            }

            set.Add(first, last);
            foreach (var unit in RegexCase.ChangingBetween(first, last))
            {
                set.Add(RegexCase.Canonical(unit));
            }
        }

        return set;
    }

    /// <summary>Writes the set as a .NET pattern that accepts exactly one of its units.</summary>
    public void WriteTo(StringBuilder output)
    {
        var merged = Merged();
        if (merged is [var (only, same)] && only == same)
        {
            WriteUnit(output, only);
            return;
        }

        // .NET has no way to write an empty set; one that excludes everything is the same.
        output.Append(merged.Count == 0 ? "[^\\u0000-\\uFFFF" : "[");
        foreach (var (first, last) in merged)
        {
            WriteUnit(output, first);
            if (first != last)
            {
                output.Append('-');
                WriteUnit(output, last);
            }
        }

        output.Append(']');
    }

    private static void WriteUnit(StringBuilder output, char unit)
    {
        if (char.IsAsciiLetterOrDigit(unit))
        {
            output.Append(unit);
        }
        else
        {
            output.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    // Sorted, without overlaps or neighbours.
    private List<(char First, char Last)> Merged()
    {
        var merged = new List<(char First, char Last)>(ranges.Count);
        foreach (var (first, last) in ranges.Order())
        {
            if (merged is [.., var (start, end)] && first <= end + 1)
            {
                merged[^1] = (start, (char)int.Max(end, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return merged;
    }
}
