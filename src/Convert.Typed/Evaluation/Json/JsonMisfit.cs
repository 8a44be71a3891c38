using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvertTyped.Evaluation;

/// <summary>A part of a JSON value that is not of the type it was when the app was built.</summary>
/// <param name="Path">Where it stands in the value, as JavaScript writes it: <c>.items[2].price</c>. Empty for the value itself.</param>
/// <param name="Fault">What is wrong, as the end of a sentence: "is text, not a number".</param>
internal sealed record JsonMisfit(string Path, string Fault)
{
    private const int LongestNumber = 20;

    /// <summary>Whether a member around it became null; else it costs the whole value.</summary>
    public bool EndsInNull { get; private init; }

    public static JsonMisfit OfKind(JsonElement found, string expected) => new("", $"is {KindOf(found)}, not {expected}");

    public static JsonMisfit OfMember(string name, string fault) => new(Member(name), fault);

    /// <summary>Puts what was found in an item, which is the last of the list, below its position.</summary>
    public static void MoveBelowItem(List<JsonMisfit>? misfits, int from, int position)
    {
        if (misfits?.Count > from)
        {
            MoveBelow(misfits, from, string.Create(CultureInfo.InvariantCulture, $"[{position}]"), endsInNull: false);
        }
    }

    /// <summary>Puts what was found in a member, which is the last of the list, below its name.</summary>
    public static void MoveBelowMember(List<JsonMisfit>? misfits, int from, string name, bool endsInNull)
    {
        if (misfits?.Count > from)
        {
            MoveBelow(misfits, from, Member(name), endsInNull);
        }
    }

    private static void MoveBelow(List<JsonMisfit> misfits, int from, string part, bool endsInNull)
    {
        for (var position = from; position < misfits.Count; position++)
        {
            var misfit = misfits[position];
            misfits[position] = misfit with { Path = part + misfit.Path, EndsInNull = misfit.EndsInNull || endsInNull };
        }
    }

    private static string Member(string name) =>
        name.Length > 0 && name.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_') ? $".{name}" : $"['{name}']";

    private static string KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => JsonMarshal.GetRawUtf8Value(json).Length <= LongestNumber ? json.GetRawText() : "a long number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
