using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>Lower-casing as JavaScript's <c>toLowerCase</c> does it: Unicode's full mapping, in no language.</summary>
/// <remarks>
/// It differs from .NET's invariant lower-casing for two characters only: <c>İ</c> becomes two characters, and <c>Σ</c>
/// depends on its neighbours (Unicode Standard, table 3-17, Final_Sigma).
/// </remarks>
internal static class JavaScriptLowerCase
{
    private const char CapitalDottedI = '\u0130';
    private const char CapitalSigma = '\u03A3';
    private const char SmallSigma = '\u03C3';
    private const char FinalSigma = '\u03C2';

    private static readonly SearchValues<char> Special = SearchValues.Create([CapitalDottedI, CapitalSigma]);

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text.ToLowerInvariant();
        }

        return string.Create(LengthOf(text), text, static (destination, source) => Write(source, destination));
    }

    /// <summary>How many characters <see cref="Write"/> will write for a text.</summary>
    public static int LengthOf(ReadOnlySpan<char> text) =>
        text.Length + (Ascii.IsValid(text) ? 0 : text.Count(CapitalDottedI));

    /// <summary>Writes the lower-cased text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Room for <see cref="LengthOf"/> characters.</param>
    /// <returns>How many characters were written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (Ascii.ToLower(text, destination, out var written) == OperationStatus.Done)
        {
            return written;
        }

        written = 0;
        var position = 0;
        while (position < text.Length)
        {
            var plain = text[position..].IndexOfAny(Special);
            plain = plain < 0 ? text.Length - position : plain;
            text.Slice(position, plain).ToLowerInvariant(destination[written..]);
            position += plain;
            written += plain;
            if (position == text.Length)
            {
                break;
            }

            if (text[position] == CapitalDottedI)
            {
                destination[written++] = 'i';
                destination[written++] = '\u0307';
            }
            else
            {
                destination[written++] = IsFinal(text, position) ? FinalSigma : SmallSigma;
            }

            position++;
        }

        return written;
    }

    // Final: after a cased letter and not before one, looking past what is case-ignorable. A modifier letter is both cased
    // and ignorable; JavaScript engines (ICU) look past it.
    private static bool IsFinal(ReadOnlySpan<char> text, int position) =>
        FollowsLetter(text[..position]) && !PrecedesLetter(text[(position + 1)..]);

    private static bool FollowsLetter(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeLastFromUtf16(text, out var rune, out var length) == OperationStatus.Done)
        {
            if (!IsCaseIgnorable(rune))
            {
                return IsCased(rune);
            }

            text = text[..^length];
        }

        return false;
    }

    private static bool PrecedesLetter(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done)
        {
            if (!IsCaseIgnorable(rune))
            {
                return IsCased(rune);
            }

            text = text[length..];
        }

        return false;
    }

    // Unicode's Case_Ignorable: these categories, and the punctuation that joins parts of one word.
    private static bool IsCaseIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || rune.Value is '\'' or '.' or ':' or 0x00B7 or 0x0387 or 0x055F or 0x05F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027
            or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;

    // Unicode's Cased, without what is case-ignorable as well: these categories, the ordinals, and letters used as numbers
    // or symbols.
    private static bool IsCased(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0x00AA or 0x00BA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
