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

    private static bool IsNamed(JsonProperty property, string name)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') ? JsonAttributes.Name(property) == name : Ascii.Equals(raw, name);
    }
}
