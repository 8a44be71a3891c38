using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ConvertTyped.Attributes;

/// <summary>Reads values out of JSON the way JavaScript does: half of a surrogate pair is text like any other.</summary>
/// <remarks><see cref="JsonElement.GetString"/> refuses such text, and one odd value must not cost a whole config.</remarks>
internal static class JsonAttributes
{
    /// <summary>How JSON of the service is parsed: one deep value must not cost a whole config.</summary>
    public static JsonDocumentOptions Parsing => new() { MaxDepth = AttributeList.MaximumDepth };

    public static AttributeValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => List(element),
        JsonValueKind.Object => Members(element),
        _ => AttributeValue.Null,
    };

    /// <summary>The members of an object; of a name that comes twice the last one counts, as in JavaScript.</summary>
    public static AttributeSet Members(JsonElement element)
    {
        var members = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var property in element.EnumerateObject())
        {
            members.Add(new(Name(property), Read(property.Value)));
        }

        return members.Count == 0 ? AttributeSet.Empty : new AttributeSet(members);
    }

    public static string Text(JsonElement element)
    {
        var quoted = JsonMarshal.GetRawUtf8Value(element);
        return Unescape(quoted[1..^1]);
    }

    public static string Name(JsonProperty property) => Unescape(JsonMarshal.GetRawUtf8PropertyName(property));

    private static AttributeValue List(JsonElement element)
    {
        var items = new AttributeValue[element.GetArrayLength()];
        var position = 0;
        foreach (var item in element.EnumerateArray())
        {
            items[position++] = Read(item);
        }

        return AttributeValue.List(items);
    }

    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        var escape = utf8.IndexOf((byte)'\\');
        if (escape < 0)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var buffer = new ArrayBufferWriter<char>(utf8.Length);
        while (escape >= 0)
        {
            Encoding.UTF8.GetChars(utf8[..escape], buffer);
            utf8 = utf8[escape..];
            var (character, length) = utf8[1] switch
            {
                (byte)'b' => ('\b', 2),
                (byte)'f' => ('\f', 2),
                (byte)'n' => ('\n', 2),
                (byte)'r' => ('\r', 2),
                (byte)'t' => ('\t', 2),
                (byte)'u' => (HexCharacter(utf8.Slice(2, 4)), 6),
                var itself => ((char)itself, 2),
            };
            buffer.Write([character]);
            utf8 = utf8[length..];
            escape = utf8.IndexOf((byte)'\\');
        }

        Encoding.UTF8.GetChars(utf8, buffer);
        return new string(buffer.WrittenSpan);
    }

    // The document was parsed, so four hexadecimal digits are certain here.
    private static char HexCharacter(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return (char)value;
    }
}
