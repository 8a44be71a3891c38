using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>
/// Texts out of one config. The same names, types and ids stand in it thousands of times, so the ones met lately are given
/// again instead of being made again.
/// </summary>
internal sealed class JsonTexts
{
    private const int LongestKept = 40;
    private readonly string?[] lately = new string?[1024];

    public string? TextMember(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? Text(member) : null;

    /// <summary>Text that says something: JavaScript treats an empty one like none.</summary>
    public string? NonEmptyTextMember(JsonElement element, string name) => TextMember(element, name) is { Length: > 0 } text ? text : null;

    public string? IdentifierMember(JsonElement element, string name) => element.Member(name) is { } member ? Identifier(member) : null;

    /// <summary>An id. The service writes ids as text or as numbers; they are the same id when they read the same.</summary>
    public string? Identifier(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => Find(JsonMarshal.GetRawUtf8Value(element)) ?? element.GetRawText(),
        _ => null,
    };

    public string Name(JsonProperty property) => Find(JsonMarshal.GetRawUtf8PropertyName(property)) ?? JsonAttributes.Name(property);

    private string Text(JsonElement element) => Find(JsonMarshal.GetRawUtf8Value(element)[1..^1]) ?? JsonAttributes.Text(element);

    // Null for what is long, escaped, or beyond ASCII: that is read the long way.
    private string? Find(ReadOnlySpan<byte> raw)
    {
        if (raw.Length is 0 or > LongestKept || raw.Contains((byte)'\\') || !Ascii.IsValid(raw))
        {
            return null;
        }

        // Ids differ at their end, names at their beginning.
        ref var place = ref lately[((((raw.Length * 31) + raw[0]) * 31) + (raw[^1] * 7) + (raw[raw.Length / 2] * 131)) & (lately.Length - 1)];
        if (place is null || !Ascii.Equals(raw, place))
        {
            place = Encoding.ASCII.GetString(raw);
        }

        return place;
    }
}
