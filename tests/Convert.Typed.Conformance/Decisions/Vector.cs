using System.Text.Json;

namespace ConvertTyped.Conformance;

/// <summary>Reads the values of a recorded line, and puts ours in the same form.</summary>
internal static class Vector
{
    /// <summary>A config may nest deeper than JSON readers allow by default.</summary>
    public static JsonDocumentOptions Parsing => new() { MaxDepth = 512 };

    public static AttributeValue Parse(string line)
    {
        using var document = JsonDocument.Parse(line, Parsing);
        return AttributeValue.FromJson(document.RootElement);
    }

    public static string Text(AttributeValue value) => TextOrNull(value) ?? "";

    public static string? TextOrNull(AttributeValue value) => value.TryGetText(out var text) ? text : null;

    /// <summary>An id, which may be recorded as a number.</summary>
    public static string? Identifier(AttributeValue value) =>
        TextOrNull(value) ?? (value.TryGetNumber(out var number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : null);

    public static AttributeSet Members(AttributeValue value) => MembersOrNull(value) ?? AttributeSet.Empty;

    public static AttributeSet? MembersOrNull(AttributeValue value) => value.TryGetObject(out var members) ? members : null;

    public static IReadOnlyList<AttributeValue> Items(AttributeValue value) => value.TryGetList(out var items) ? items.ToArray() : [];

    /// <summary>An object without the members that hold nothing.</summary>
    public static AttributeValue Object(params ReadOnlySpan<(string Name, AttributeValue Value)> members)
    {
        var present = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var (name, value) in members)
        {
            if (value.Kind != AttributeKind.Null)
            {
                present.Add(new(name, value));
            }
        }

        return new AttributeSet(present);
    }

    public static AttributeValue NullIfEmpty(AttributeSet set) => set.Count == 0 ? AttributeValue.Null : set;

    /// <summary>A recorded answer with the stand-ins for values that JSON lacks replaced; what is undefined
    /// or no number is absent, and so is an object that held nothing else.</summary>
    public static AttributeValue Plain(AttributeValue value)
    {
        if (value.TryGetList(out var items))
        {
            return AttributeValue.List([.. items.ToArray().Select(Plain)]);
        }

        if (!value.TryGetObject(out var members))
        {
            return value;
        }

        if (members.Count == 1 && members["$"].TryGetText(out var name))
        {
            return name switch
            {
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                "-0" => 0,
                _ => AttributeValue.Null,
            };
        }

        var plain = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var (key, member) in members)
        {
            var replaced = Plain(member);
            var isGone = member.TryGetObject(out var before) && (replaced.Kind == AttributeKind.Null || (before.Count > 0 && replaced == AttributeSet.Empty));
            if (!isGone)
            {
                plain.Add(new(key, replaced));
            }
        }

        return new AttributeSet(plain);
    }

    /// <summary>The value of a variable, as the client gives it.</summary>
    public static AttributeValue Of(object? variable) => variable switch
    {
        bool boolean => boolean,
        long integer => integer,
        double number => number,
        string text => text,
        JsonElement json => AttributeValue.FromJson(json),
        _ => AttributeValue.Null,
    };
}
