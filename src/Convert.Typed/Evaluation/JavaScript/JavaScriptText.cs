using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>The text that JavaScript makes of a value, and what it takes for white space.</summary>
internal static class JavaScriptText
{
    /// <summary>
    /// The text of a value: a list is its items joined with commas (null items empty), an object says only that it is one.
    /// </summary>
    public static string Of(in AttributeValue value)
    {
        if (value.TryGetText(out var text))
        {
            return text;
        }

        Span<char> scratch = stackalloc char[JavaScriptNumber.MaximumLength];
        return Of(value, scratch).ToString();
    }

    /// <summary>The text of a value without allocating, except for lists.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scratch">At least <see cref="JavaScriptNumber.MaximumLength"/> characters; a number is written here.</param>
    public static ReadOnlySpan<char> Of(in AttributeValue value, Span<char> scratch)
    {
        switch (value.Kind)
        {
            case AttributeKind.Text when value.TryGetText(out var text):
                return text;
            case AttributeKind.Number when value.TryGetNumber(out var number):
                return scratch[..JavaScriptNumber.Format(number, scratch)];
            case AttributeKind.Boolean when value.TryGetBoolean(out var boolean):
                return boolean ? "true" : "false";
            case AttributeKind.List when value.TryGetList(out var items):
                var joined = new StringBuilder();
                AppendItems(joined, items);
                return joined.ToString();
            case AttributeKind.Object:
                return "[object Object]";
            default:
                return "null";
        }
    }

    /// <summary>ECMAScript's WhiteSpace and LineTerminator: U+FEFF is one and U+0085 is not, unlike in .NET.</summary>
    public static bool IsWhiteSpace(char character) => character switch
    {
        '\t' or '\n' or '\v' or '\f' or '\r' or ' ' => true,
        < '\u00A0' => false,
        '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF' => true,
        _ => false,
    };

    public static bool IsOnlyWhiteSpace(ReadOnlySpan<char> text) => TrimStart(text).IsEmpty;

    public static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsWhiteSpace(text[start]))
        {
            start++;
        }

        return text[start..];
    }

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        text = TrimStart(text);
        var end = text.Length;
        while (end > 0 && IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    private static void AppendItems(StringBuilder joined, ReadOnlySpan<AttributeValue> items)
    {
        Span<char> scratch = stackalloc char[JavaScriptNumber.MaximumLength];
        var separator = "";
        foreach (ref readonly var item in items)
        {
            joined.Append(separator);
            separator = ",";
            if (item.TryGetList(out var inner))
            {
                AppendItems(joined, inner);
            }
            else if (item.Kind != AttributeKind.Null)
            {
                joined.Append(Of(item, scratch));
            }
        }
    }
}
