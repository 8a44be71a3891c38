using System.Globalization;
using System.Text;

namespace ConvertTyped.Snapshots.Json;

/// <summary>Writes JSON for version control: a line per value, two spaces per level, <c>\n</c>, and one at the end.</summary>
/// <remarks>
/// Numbers are written as they were read. Text is written as it is, so that people can read it, except for characters that do not
/// show, that turn the direction of what follows, or that have no UTF-8 form. They are listed instead of asked for by category:
/// categories change with the runtime, and the same value must give the same bytes in every build host.
/// </remarks>
internal sealed class JsonWriter
{
    private readonly StringBuilder output = new();
    private int level;

    private JsonWriter()
    {
    }

    public static string Write(JsonValue root)
    {
        var writer = new JsonWriter();
        writer.WriteValue(root);
        return writer.output.Append('\n').ToString();
    }

    private void WriteValue(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                WriteAll('{', value.Members, WriteMember, '}');
                break;
            case JsonKind.List:
                WriteAll('[', value.Items, WriteValue, ']');
                break;
            case JsonKind.Text:
                WriteText(value.Text);
                break;
            case JsonKind.Number:
                output.Append(value.Text);
                break;
            case JsonKind.True:
                output.Append("true");
                break;
            case JsonKind.False:
                output.Append("false");
                break;
            default:
                output.Append("null");
                break;
        }
    }

    private void WriteMember(JsonMember member)
    {
        WriteText(member.Name);
        output.Append(": ");
        WriteValue(member.Value);
    }

    private void WriteAll<T>(char opening, IReadOnlyList<T> parts, Action<T> write, char closing)
    {
        output.Append(opening);
        level++;
        for (var position = 0; position < parts.Count; position++)
        {
            output.Append(position == 0 ? "" : ",");
            BeginLine();
            write(parts[position]);
        }

        level--;
        if (parts.Count > 0)
        {
            BeginLine();
        }

        output.Append(closing);
    }

    private void BeginLine() => output.Append('\n').Append(' ', level * 2);

    private void WriteText(string text)
    {
        output.Append('"');
        for (var position = 0; position < text.Length; position++)
        {
            var character = text[position];
            if (char.IsHighSurrogate(character) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
            {
                output.Append(character).Append(text[++position]);
            }
            else
            {
                WriteCharacter(character);
            }
        }

        output.Append('"');
    }

    private void WriteCharacter(char character)
    {
        switch (character)
        {
            case '"' or '\\':
                output.Append('\\').Append(character);
                break;
            case '\n':
                output.Append("\\n");
                break;
            case '\r':
                output.Append("\\r");
                break;
            case '\t':
                output.Append("\\t");
                break;
            case var hidden when IsHidden(hidden):
                output.Append("\\u").Append(((int)hidden).ToString("X4", CultureInfo.InvariantCulture));
                break;
            default:
                output.Append(character);
                break;
        }
    }

    private static bool IsHidden(char character) => character is
        < ' ' or (>= '\u007F' and <= '\u00A0') or '\u00AD' or '\u061C'
        or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202F') or (>= '\u2060' and <= '\u206F')
        or (>= '\uD800' and <= '\uDFFF') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB') or '\uFFFE' or '\uFFFF';
}
