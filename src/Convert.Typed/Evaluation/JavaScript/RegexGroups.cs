using System.Globalization;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>
/// The capturing groups of a whole pattern. Parsing needs them from the start: whether <c>\2</c> is a reference or an octal
/// escape depends on how many groups there are, and whether <c>\k</c> is a letter on whether any has a name.
/// </summary>
internal sealed class RegexGroups
{
    private readonly Dictionary<string, int> numbersByName = new(StringComparer.Ordinal);

    private RegexGroups()
    {
    }

    public int Count { get; private set; }

    public bool HaveNames => numbersByName.Count > 0;

    /// <summary>Finds the groups of a pattern, or null when a name is malformed or comes twice.</summary>
    public static RegexGroups? Scan(string pattern)
    {
        var groups = new RegexGroups();
        for (var position = 0; position < pattern.Length; position++)
        {
            switch (pattern[position])
            {
                case '\\':
                    position++;
                    break;
                case '[':
                    position = EndOfClass(pattern, position + 1);
                    break;
                case '(' when !groups.Enter(pattern, position + 1):
                    return null;
                default:
                    break;
            }
        }

        return groups;
    }

    /// <summary>The number of the group of that name, or 0.</summary>
    public int NumberOf(string name) => numbersByName.GetValueOrDefault(name);

    /// <summary>Reads <c>name&gt;</c> and moves past it; null when that is not a name.</summary>
    public static string? ReadName(string pattern, ref int position)
    {
        var name = new StringBuilder();
        while (position < pattern.Length && pattern[position] != '>')
        {
            if (ReadNameCharacter(pattern, ref position) is not { } rune || !IsNamePart(rune, isFirst: name.Length == 0))
            {
                return null;
            }

            name.Append(rune.ToString());
        }

        if (position == pattern.Length || name.Length == 0)
        {
            return null;
        }

        position++;
        return name.ToString();
    }

    private bool Enter(string pattern, int position)
    {
        var rest = pattern.AsSpan(position);
        if (rest is ['?', '<', ..] and not [_, _, '=' or '!', ..])
        {
            position += 2;
            Count++;
            return ReadName(pattern, ref position) is { } name && numbersByName.TryAdd(name, Count);
        }

        Count += rest is ['?', ..] ? 0 : 1;
        return true;
    }

    private static int EndOfClass(string pattern, int position)
    {
        while (position < pattern.Length && pattern[position] != ']')
        {
            position += pattern[position] == '\\' ? 2 : 1;
        }

        return position;
    }

    // Names may be spelled with escapes, and here alone \u{…} and escaped surrogate pairs are single characters.
    private static Rune? ReadNameCharacter(string pattern, ref int position)
    {
        if (pattern[position] != '\\')
        {
            if (!Rune.TryGetRuneAt(pattern, position, out var plain))
            {
                return null;
            }

            position += plain.Utf16SequenceLength;
            return plain;
        }

        var first = ReadEscape(pattern, ref position);
        if (first is >= 0xD800 and <= 0xDBFF)
        {
            var second = ReadEscape(pattern, ref position);
            return second is >= 0xDC00 and <= 0xDFFF ? new Rune((char)first, (char)second) : null;
        }

        return Rune.IsValid(first) ? new Rune(first) : null;
    }

    private static int ReadEscape(string pattern, ref int position)
    {
        const int invalid = -1;
        var rest = pattern.AsSpan(position);
        if (!rest.StartsWith("\\u"))
        {
            return invalid;
        }

        rest = rest[2..];
        var isBraced = rest is ['{', ..];
        var length = isBraced ? rest.IndexOf('}') - 1 : 4;
        if (length < 1 || rest.Length < length)
        {
            return invalid;
        }

        var digits = isBraced ? rest.Slice(1, length) : rest[..length];
        position += 2 + length + (isBraced ? 2 : 0);
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : invalid;
    }

    // Unicode's ID_Start and ID_Continue, with what JavaScript adds to them.
    private static bool IsNamePart(Rune rune, bool isFirst) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => rune.Value is not 0x2E2F,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.ConnectorPunctuation => !isFirst || rune.Value is '_' or 0x1885 or 0x1886,
        _ => rune.Value is '$' or 0x2118 or 0x212E or 0x309B or 0x309C
            || (!isFirst && rune.Value is 0x00B7 or 0x0387 or 0x200C or 0x200D or 0x19DA or 0x30FB or 0xFF65 or (>= 0x1369 and <= 0x1371)),
    };
}
