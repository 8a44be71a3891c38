using System.Globalization;

namespace ConvertTyped.Evaluation;

/// <summary>
/// JavaScript's conversions between numbers and text (ECMAScript: Number::toString, StringToNumber, parseInt, parseFloat).
/// </summary>
internal static class JavaScriptNumber
{
    /// <summary>Room for any number's text; the longest are like <c>-0.0000012345678901234567</c>.</summary>
    public const int MaximumLength = 32;

    // Up to here every integer is exact, and its digits are its text.
    private const double ExactIntegers = 9007199254740992;

    private const NumberStyles DecimalLiteral = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A number as JavaScript writes it: <c>1</c>, <c>0.1</c>, <c>1e+21</c>, <c>1e-7</c>; <c>-0</c> is <c>0</c>.</summary>
    public static string ToText(double number)
    {
        Span<char> text = stackalloc char[MaximumLength];
        return text[..Format(number, text)].ToString();
    }

    /// <summary>Writes what <see cref="ToText"/> answers.</summary>
    /// <param name="number">The number.</param>
    /// <param name="destination">At least <see cref="MaximumLength"/> characters.</param>
    /// <returns>How many characters were written.</returns>
    public static int Format(double number, Span<char> destination)
    {
        int length;
        if (double.Abs(number) <= ExactIntegers && number == double.Truncate(number))
        {
            ((long)number).TryFormat(destination, out length, default, CultureInfo.InvariantCulture);
            return length;
        }

        if (!double.IsFinite(number))
        {
            var name = double.IsNaN(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
            name.CopyTo(destination);
            return name.Length;
        }

        length = 0;
        if (number < 0)
        {
            destination[length++] = '-';
        }

        Span<char> digits = stackalloc char[MaximumLength];
        var count = ShortestDigits(double.Abs(number), digits, out var exponent);
        return length + LayOut(digits[..count], exponent, destination[length..]);
    }

    /// <summary>The number that JavaScript makes of any value: null is 0, a list or an object is read through its text.</summary>
    public static double Of(in AttributeValue value) => value.Kind switch
    {
        AttributeKind.Null => 0,
        AttributeKind.Number when value.TryGetNumber(out var number) => number,
        AttributeKind.Boolean when value.TryGetBoolean(out var boolean) => boolean ? 1 : 0,
        _ => FromText(JavaScriptText.Of(value)),
    };

    /// <summary>The number that a whole text says, as <c>Number(text)</c>: empty is 0, and what cannot be read is NaN.</summary>
    public static double FromText(ReadOnlySpan<char> text)
    {
        text = JavaScriptText.Trim(text);
        if (text.IsEmpty)
        {
            return 0;
        }

        if (text is ['0', var prefix, .. var digits] && RadixOf(prefix) is var radix and > 0)
        {
            var length = DigitsAtStart(digits, radix);
            return length == digits.Length && length > 0 ? Integer(digits, radix) : double.NaN;
        }

        return DecimalAtStart(text, out var read) is var number && read == text.Length ? number : double.NaN;
    }

    /// <summary>The integer at the start of a text, as <c>parseInt(text)</c>: decimal, or hexadecimal after <c>0x</c>; else NaN.</summary>
    public static double ParseInteger(ReadOnlySpan<char> text)
    {
        text = JavaScriptText.TrimStart(text);
        var negative = text is ['-', ..];
        if (text is ['-' or '+', ..])
        {
            text = text[1..];
        }

        var radix = 10;
        if (text is ['0', 'x' or 'X', ..])
        {
            radix = 16;
            text = text[2..];
        }

        var length = DigitsAtStart(text, radix);
        var number = length == 0 ? double.NaN : Integer(text[..length], radix);
        return negative ? -number : number;
    }

    /// <summary>The decimal number at the start of a text, as <c>parseFloat(text)</c>; else NaN.</summary>
    public static double ParseFloat(ReadOnlySpan<char> text) => DecimalAtStart(JavaScriptText.TrimStart(text), out _);

    // .NET and JavaScript agree on the digits (the fewest that read back as the same number), not on how to lay them out.
    // The number is 0.ddd × 10^exponent.
    private static int ShortestDigits(double number, Span<char> digits, out int exponent)
    {
        Span<char> written = stackalloc char[MaximumLength];
        number.TryFormat(written, out var length, "R", CultureInfo.InvariantCulture);
        written = written[..length];

        var power = written.IndexOf('E');
        exponent = 0;
        if (power >= 0)
        {
            exponent = int.Parse(written[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            written = written[..power];
        }

        var point = written.IndexOf('.');
        exponent += point < 0 ? written.Length : point;
        var count = 0;
        foreach (var character in written)
        {
            if (character == '0' && count == 0)
            {
                exponent--;
            }
            else if (character != '.')
            {
                digits[count++] = character;
            }
        }

        return digits[..count].TrimEnd('0').Length;
    }

    private static int LayOut(ReadOnlySpan<char> digits, int exponent, Span<char> destination)
    {
        if (exponent is > 0 and <= 21)
        {
            if (digits.Length <= exponent)
            {
                digits.CopyTo(destination);
                destination[digits.Length..exponent].Fill('0');
                return exponent;
            }

            digits[..exponent].CopyTo(destination);
            destination[exponent] = '.';
            digits[exponent..].CopyTo(destination[(exponent + 1)..]);
            return digits.Length + 1;
        }

        if (exponent is > -6 and <= 0)
        {
            "0.".CopyTo(destination);
            destination.Slice(2, -exponent).Fill('0');
            digits.CopyTo(destination[(2 - exponent)..]);
            return 2 - exponent + digits.Length;
        }

        var length = 0;
        destination[length++] = digits[0];
        if (digits.Length > 1)
        {
            destination[length++] = '.';
            digits[1..].CopyTo(destination[length..]);
            length += digits.Length - 1;
        }

        destination[length++] = 'e';
        destination[length++] = exponent > 0 ? '+' : '-';
        int.Abs(exponent - 1).TryFormat(destination[length..], out var powerLength, default, CultureInfo.InvariantCulture);
        return length + powerLength;
    }

    private static double DecimalAtStart(ReadOnlySpan<char> text, out int length)
    {
        const string infinity = "Infinity";
        var sign = text is ['-' or '+', ..] ? 1 : 0;
        if (text[sign..].StartsWith(infinity))
        {
            length = sign + infinity.Length;
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        length = sign + DigitsAtStart(text[sign..], 10);
        var digits = length - sign;
        if (length < text.Length && text[length] == '.')
        {
            var fraction = DigitsAtStart(text[(length + 1)..], 10);
            length += digits + fraction > 0 ? 1 + fraction : 0;
            digits += fraction;
        }

        if (digits == 0)
        {
            length = 0;
            return double.NaN;
        }

        length += ExponentAtStart(text[length..]);
        return double.Parse(text[..length], DecimalLiteral, CultureInfo.InvariantCulture);
    }

    private static int ExponentAtStart(ReadOnlySpan<char> text)
    {
        var prefix = text switch
        {
            ['e' or 'E', '+' or '-', ..] => 2,
            ['e' or 'E', ..] => 1,
            _ => 0,
        };
        var digits = prefix == 0 ? 0 : DigitsAtStart(text[prefix..], 10);
        return digits == 0 ? 0 : prefix + digits;
    }

    private static int RadixOf(char prefix) => prefix switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 0,
    };

    private static int DigitsAtStart(ReadOnlySpan<char> text, int radix)
    {
        var length = 0;
        while (length < text.Length && DigitOf(text[length]) < radix)
        {
            length++;
        }

        return length;
    }

    private static int DigitOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => int.MaxValue,
    };

    private static double Integer(ReadOnlySpan<char> digits, int radix) => radix == 10
        ? double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
        : BinaryInteger(digits.TrimStart('0'), int.Log2(radix));

    // Rounded once, to nearest: bits that no longer fit leave a mark in the lowest one.
    private static double BinaryInteger(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        const ulong full = 1UL << 60;
        ulong bits = 0;
        var dropped = 0;
        foreach (var digit in digits)
        {
            if (bits < full)
            {
                bits = (bits << bitsPerDigit) | (uint)DigitOf(digit);
            }
            else
            {
                dropped += bitsPerDigit;
                bits |= digit == '0' ? 0UL : 1UL;
            }
        }

        return double.ScaleB(bits, dropped);
    }
}
