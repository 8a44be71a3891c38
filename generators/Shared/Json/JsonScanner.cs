using System.Text;

namespace ConvertTyped.Snapshots.Json;

/// <summary>
/// Walks over a JSON text and reads the parts of it that do not nest: white space, punctuation, literals, numbers, quoted text.
/// It knows where it is, and stops for good at the first <see cref="Fault"/>.
/// </summary>
internal sealed class JsonScanner(string text)
{
    private int offset;
    private int line;
    private int lineStart;

    public JsonFault? Fault { get; private set; }

    public SourcePosition Position => new(offset, line, offset - lineStart);

    public bool IsAtEnd => offset >= text.Length;

    /// <summary>The character at the current place; NUL at the end, which no rule of the grammar allows either.</summary>
    public char Current => IsAtEnd ? '\0' : text[offset];

    public bool Skip(char character)
    {
        if (IsAtEnd || text[offset] != character)
        {
            return false;
        }

        offset++;
        return true;
    }

    public void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            var character = text[offset++];
            if (character == '\n' || (character == '\r' && Current != '\n'))
            {
                line++;
                lineStart = offset;
            }
        }
    }

    public SourceSpan SpanFrom(SourcePosition start) => new(start, Position);

    /// <summary>Says that something else should stand at the current place.</summary>
    public void Fail(string expected)
    {
        var found = IsAtEnd ? "the end of the file" : Describe(Current);
        var place = new SourceSpan(Position, Position with { Offset = text.Length });
        Fault = new($"expected {expected}, found {found}", place.FirstCharacter);
    }

    public bool TrySkipLiteral(string literal)
    {
        foreach (var character in literal)
        {
            if (!Skip(character))
            {
                Fail($"'{literal}'");
                return false;
            }
        }

        return true;
    }

    /// <summary>The digits of the number at the current place, as they are written; null with a fault.</summary>
    public string? ReadNumber()
    {
        var start = offset;
        Skip('-');

        // After a leading zero no digit may follow; the caller then finds one where a separator has to be.
        if (!Skip('0') && !TrySkipDigits("a digit"))
        {
            return null;
        }

        if (Skip('.') && !TrySkipDigits("a digit after '.'"))
        {
            return null;
        }

        if (Skip('e') || Skip('E'))
        {
            _ = Skip('+') || Skip('-');
            if (!TrySkipDigits("a digit in the exponent"))
            {
                return null;
            }
        }

        return text.Substring(start, offset - start);
    }

    /// <summary>The unescaped content of the quoted text at the current place; null with a fault.</summary>
    public string? ReadText(string closing)
    {
        offset++;
        StringBuilder? unescaped = null;
        var plainStart = offset;
        while (true)
        {
            switch (Current)
            {
                case '"':
                    var plain = text.Substring(plainStart, offset - plainStart);
                    offset++;
                    return unescaped is null ? plain : unescaped.Append(plain).ToString();

                case '\\':
                    unescaped ??= new();
                    unescaped.Append(text, plainStart, offset - plainStart);
                    if (!TryReadEscape(unescaped))
                    {
                        return null;
                    }

                    plainStart = offset;
                    break;

                case < ' ':
                    Fail(IsAtEnd ? closing : $"{closing}, or the control character as an escape such as \\n");
                    return null;

                case var character when char.IsSurrogate(character):
                    // A text with half of a pair has no UTF-8 form, so the file it would be saved to is not JSON.
                    if (offset + 1 >= text.Length || !char.IsSurrogatePair(character, text[offset + 1]))
                    {
                        Fail("both halves of a surrogate pair");
                        return null;
                    }

                    offset += 2;
                    break;

                default:
                    offset++;
                    break;
            }
        }
    }

    private bool TryReadEscape(StringBuilder unescaped)
    {
        offset++;
        if (Skip('u'))
        {
            return TryReadUnit(unescaped);
        }

        var escaped = Current switch
        {
            '"' or '\\' or '/' => Current,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (escaped == '\0')
        {
            Fail("one of \" \\ / b f n r t u after '\\'");
            return false;
        }

        unescaped.Append(escaped);
        offset++;
        return true;
    }

    private bool TryReadUnit(StringBuilder unescaped)
    {
        var unit = 0;
        for (var digit = 0; digit < 4; digit++)
        {
            var value = HexValue(Current);
            if (value < 0)
            {
                Fail("four hexadecimal digits after '\\u'");
                return false;
            }

            unit = (unit << 4) | value;
            offset++;
        }

        unescaped.Append((char)unit);
        return true;
    }

    private bool TrySkipDigits(string expected)
    {
        if (Current is not (>= '0' and <= '9'))
        {
            Fail(expected);
            return false;
        }

        while (Current is >= '0' and <= '9')
        {
            offset++;
        }

        return true;
    }

    private static int HexValue(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static string Describe(char character) =>
        character is > ' ' and < '\x7F' ? $"'{character}'" : $"U+{(int)character:X4}";
}
