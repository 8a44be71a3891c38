using System.Globalization;

namespace ConvertTyped.Evaluation;

/// <summary>Text that the service takes for a number: <c>12</c>, <c>-.5</c>, <c>1,000.50</c>.</summary>
/// <remarks>
/// It is what <c>^-?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)$</c> matches, in ASCII digits. Neither a plus sign, nor an
/// exponent, nor spaces.
/// </remarks>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    public static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        if (!IsNumber(text))
        {
            return false;
        }

        // A decimal comma, the service reasons: "0,500,000" becomes "0.500.000", of which "0.500" is read.
        number = text is ['0', ',', var tenths, var hundredths, var thousandths, ..]
            ? int.Parse([tenths, hundredths, thousandths], NumberStyles.None, CultureInfo.InvariantCulture) / 1000.0
            : double.Parse(text, Style, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text is ['-', ..])
        {
            text = text[1..];
        }

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        return (point < 0 || IsDigits(text[(point + 1)..])) && ((point == 0 && whole.IsEmpty) || IsDigits(whole) || IsGrouped(whole));
    }

    // One to three digits, then at least one group of a comma and three digits.
    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        const int groupLength = 4;
        var firstLength = text.IndexOf(',');
        if (firstLength is < 1 or > 3 || !IsDigits(text[..firstLength]))
        {
            return false;
        }

        for (text = text[firstLength..]; !text.IsEmpty; text = text[groupLength..])
        {
            if (text.Length < groupLength || text[0] != ',' || !IsDigits(text[1..groupLength]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}
