using System.Buffers;
using System.Globalization;

namespace ConvertTyped.Evaluation;

/// <summary>A pattern and how far it has been read.</summary>
internal sealed class RegexSource(string pattern)
{
    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public int Position { get; set; }

    public bool AtEnd => Position >= pattern.Length;

    /// <summary>The unit to be read next. Only before the end.</summary>
    public char Current => pattern[Position];

    public ReadOnlySpan<char> Rest => pattern.AsSpan(Position);

    public void Skip(int units) => Position += units;

    public char Next() => pattern[Position++];

    public bool Take(char expected)
    {
        var isThere = !AtEnd && Current == expected;
        Position += isThere ? 1 : 0;
        return isThere;
    }

    public bool TakeAll(string expected)
    {
        var isThere = Rest.StartsWith(expected);
        Position += isThere ? expected.Length : 0;
        return isThere;
    }

    /// <summary>Reads decimal digits; a number beyond an <see cref="int"/> counts as the largest one.</summary>
    public bool TryReadNumber(out int number)
    {
        var isThere = TryPeekNumber(out number, out var length);
        Position += length;
        return isThere;
    }

    public bool TryPeekNumber(out int number, out int length)
    {
        long value = 0;
        length = 0;
        foreach (var unit in Rest)
        {
            if (!char.IsAsciiDigit(unit))
            {
                break;
            }

            value = long.Min((value * 10) + (unit - '0'), int.MaxValue);
            length++;
        }

        number = (int)value;
        return length > 0;
    }

    /// <summary>Reads exactly <paramref name="length"/> hexadecimal digits, or nothing.</summary>
    public bool TryReadHexadecimal(int length, out char unit)
    {
        var isThere = Rest.Length >= length && Rest[..length].IndexOfAnyExcept(HexadecimalDigits) < 0;
        unit = isThere ? (char)int.Parse(Rest[..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : default;
        Position += isThere ? length : 0;
        return isThere;
    }

    /// <summary>Reads up to three octal digits that fit a byte, at least one.</summary>
    public char ReadOctal()
    {
        var value = 0;
        for (var digits = 0; digits < 3 && !AtEnd && Current is >= '0' and <= '7' && (value * 8) + Current - '0' <= byte.MaxValue; digits++)
        {
            value = (value * 8) + Next() - '0';
        }

        return (char)value;
    }

    /// <summary>Reads the rest of <c>&lt;name&gt;</c>; null when it is malformed.</summary>
    public string? ReadGroupName()
    {
        var position = Position;
        var name = RegexGroups.ReadName(pattern, ref position);
        Position = position;
        return name;
    }
}
