namespace ConvertTyped.Evaluation;

/// <summary>Reads what a backslash means. Without the <c>u</c> flag nearly every sequence means something.</summary>
internal sealed class RegexEscapes(RegexSource source, RegexGroups groups)
{
    /// <summary>Reads one unit or set inside brackets; null when the pattern is invalid.</summary>
    public RegexAtom? ReadClassAtom()
    {
        if (source.AtEnd)
        {
            return null;
        }

        return source.Take('\\') ? ReadEscape(isInClass: true) : new RegexAtom(source.Next());
    }

    /// <summary>Reads what follows a backslash, unless it is a back reference or a word boundary; null when the pattern is invalid.</summary>
    public RegexAtom? ReadEscape(bool isInClass)
    {
        if (source.AtEnd)
        {
            return null;
        }

        if (source.Current is >= '0' and <= '7')
        {
            return new(source.ReadOctal());
        }

        if (source.Current == 'c')
        {
            return ReadControl(isInClass);
        }

        var escaped = source.Next();
        return escaped switch
        {
            'd' => new(RegexCharacters.Digits),
            'D' => new(RegexCharacters.Digits.Complement()),
            'w' => new(RegexCharacters.Word),
            'W' => new(RegexCharacters.Word.Complement()),
            's' => new(RegexCharacters.WhiteSpace),
            'S' => new(RegexCharacters.WhiteSpace.Complement()),
            'f' => new('\f'),
            'n' => new('\n'),
            'r' => new('\r'),
            't' => new('\t'),
            'v' => new('\v'),
            'b' when isInClass => new('\b'),
            'x' => new(source.TryReadHexadecimal(2, out var unit) ? unit : 'x'),
            'u' => new(source.TryReadHexadecimal(4, out var unit) ? unit : 'u'),
            'k' when groups.HaveNames => null,
            _ => new(escaped),
        };
    }

    // \cJ is a line feed. In a class digits and _ work too; with anything else the backslash is literal and c comes next.
    private RegexAtom ReadControl(bool isInClass)
    {
        const int controlBits = 0x1F;
        if (source.Rest is [_, var letter, ..] && (char.IsAsciiLetter(letter) || (isInClass && (char.IsAsciiDigit(letter) || letter == '_'))))
        {
            source.Skip(2);
            return new((char)(letter & controlBits));
        }

        return new('\\');
    }
}
