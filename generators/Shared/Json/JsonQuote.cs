using System.Globalization;
using System.Text;

namespace ConvertTyped.Snapshots.Json;

/// <summary>Writes text as a JSON literal that is a C# literal as well, and that shows every character it holds.</summary>
internal static class JsonQuote
{
    /// <summary>
    /// <paramref name="text"/> in quotes. Everything that does not print as itself is a <c>\uXXXX</c> escape: control and
    /// formatting characters (those that turn the direction of text among them), line separators, combining marks, halves of
    /// surrogate pairs.
    /// </summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                quoted.Append('\\').Append(character);
            }
            else if (character == ' ' || Prints(character))
            {
                quoted.Append(character);
            }
            else
            {
                quoted.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return quoted.Append('"').ToString();
    }

    private static bool Prints(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark);
}
