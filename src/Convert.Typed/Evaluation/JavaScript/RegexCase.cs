using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ConvertTyped.Evaluation;

/// <summary>
/// What JavaScript's <c>i</c> flag compares: each UTF-16 unit's upper case, if that is one unit (ECMAScript, Canonicalize).
/// </summary>
/// <remarks>
/// .NET's <c>IgnoreCase</c> knows other pairs: for it the Kelvin sign is a <c>k</c>. So pattern and subject are both mapped
/// here, and .NET compares exactly.
/// </remarks>
internal static class RegexCase
{
    // The units that do not stand for themselves, ascending: some 1,100 of 65,536.
    private static readonly ImmutableArray<char> Changing =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(static unit => (char)unit).Where(static unit => Canonical(unit) != unit)];

    public static char Canonical(char unit)
    {
        if (char.IsAscii(unit))
        {
            return char.IsAsciiLetterLower(unit) ? (char)(unit & ~0x20) : unit;
        }

        var upper = char.ToUpperInvariant(unit);
        return char.IsAscii(upper) || HasLongUpperCase(unit) ? unit : upper;
    }

    /// <summary>Replaces every unit of a text by its canonical one.</summary>
    public static void Canonicalize(Span<char> text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            text[position] = Canonical(text[position]);
        }
    }

    /// <summary>The units from <paramref name="first"/> to <paramref name="last"/> whose canonical unit is another.</summary>
    public static ReadOnlySpan<char> ChangingBetween(char first, char last)
    {
        var changing = ImmutableCollectionsMarshal.AsArray(Changing).AsSpan();
        var from = changing.BinarySearch(first);
        changing = changing[(from < 0 ? ~from : from)..];
        var past = changing.BinarySearch(last);
        return changing[..(past < 0 ? ~past : past + 1)];
    }

    // Greek letters with an iota below: .NET maps them to their title case, Unicode's full mapping to two letters.
    private static bool HasLongUpperCase(char unit) => unit is
        (>= '\u1F80' and <= '\u1F87') or (>= '\u1F90' and <= '\u1F97') or (>= '\u1FA0' and <= '\u1FA7')
        or '\u1FB3' or '\u1FC3' or '\u1FF3';
}
