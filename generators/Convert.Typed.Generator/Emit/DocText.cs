using System.Globalization;
using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Makes names and keys fit for a documentation comment or any other comment line.</summary>
internal static class DocText
{
    /// <summary>
    /// <paramref name="text"/> on one line and as XML text. What XML cannot hold becomes U+FFFD; formatting characters, which could
    /// make the source look different from what it is, become character references.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var position = 0; position < text.Length; position++)
        {
            var character = text[position];
            if (char.IsSurrogatePair(text, position))
            {
                AppendPair(escaped, text, position);
                position++;
            }
            else if (char.IsWhiteSpace(character))
            {
                escaped.Append(' ');
            }
            else
            {
                AppendCharacter(escaped, character);
            }
        }

        return escaped.ToString();
    }

    private static void AppendPair(StringBuilder escaped, string text, int position)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(text, position) == UnicodeCategory.Format)
        {
            AppendReference(escaped, char.ConvertToUtf32(text, position));
        }
        else
        {
            escaped.Append(text, position, 2);
        }
    }

    private static void AppendCharacter(StringBuilder escaped, char character)
    {
        switch (character)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '\uFFFE' or '\uFFFF':
                escaped.Append('\uFFFD');
                break;
            default:
                switch (CharUnicodeInfo.GetUnicodeCategory(character))
                {
                    case UnicodeCategory.Control or UnicodeCategory.Surrogate:
                        escaped.Append('\uFFFD');
                        break;
                    case UnicodeCategory.Format:
                        AppendReference(escaped, character);
                        break;
                    default:
                        escaped.Append(character);
                        break;
                }

                break;
        }
    }

    private static void AppendReference(StringBuilder escaped, int codePoint) =>
        escaped.Append("&#x").Append(codePoint.ToString("X", CultureInfo.InvariantCulture)).Append(';');
}
