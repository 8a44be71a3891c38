using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>Tolerant access to the members of served JSON: what is of another kind is as good as absent.</summary>
internal static class JsonReading
{
    /// <summary>The member, unless it is absent or the element is no object. Of a name that comes twice the last one counts.</summary>
    /// <remarks>Not by TryGetProperty, which throws when any name of the object holds half a surrogate pair.</remarks>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        JsonElement? found = null;
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (IsNamed(property, name))
                {
                    found = property.Value;
                }
            }
        }

        return found;
    }

    public static string? TextMember(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? JsonAttributes.Text(member) : null;

    /// <summary>Text that says something: JavaScript treats an empty one like none.</summary>
    public static string? NonEmptyTextMember(this JsonElement element, string name) =>
        element.TextMember(name) is { Length: > 0 } text ? text : null;

    public static string? IdentifierMember(this JsonElement element, string name) =>
        element.Member(name) is { } member ? Identifier(member) : null;

    /// <summary>An id. The service writes ids as text or as numbers; they are the same id when they read the same.</summary>
    public static string? Identifier(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonAttributes.Text(element),
        JsonValueKind.Number => Encoding.ASCII.GetString(JsonMarshal.GetRawUtf8Value(element)),
        _ => null,
    };

    private static bool IsNamed(JsonProperty property, string name)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') ? JsonAttributes.Name(property) == name : Ascii.Equals(raw, name);
    }
}
