namespace ConvertTyped.Snapshots.Json;

/// <summary>A value of a JSON text, and where it stands. Text and names are unescaped; half of a surrogate pair is kept.</summary>
internal sealed class JsonValue
{
    private JsonValue(JsonKind kind, SourceSpan span, string text, IReadOnlyList<JsonValue> items, IReadOnlyList<JsonMember> members)
    {
        Kind = kind;
        Span = span;
        Text = text;
        Items = items;
        Members = members;
    }

    public JsonKind Kind { get; }

    /// <summary>The value with its quotes or brackets.</summary>
    public SourceSpan Span { get; }

    /// <summary>The content of a text; of a number, its digits as they are written; else empty.</summary>
    public string Text { get; }

    /// <summary>The items of a list; else none.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>The members of an object in written order, repeated names included; else none.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    public static JsonValue Scalar(JsonKind kind, string text, SourceSpan span) => new(kind, span, text, [], []);

    public static JsonValue List(IReadOnlyList<JsonValue> items, SourceSpan span) => new(JsonKind.List, span, "", items, []);

    public static JsonValue Object(IReadOnlyList<JsonMember> members, SourceSpan span) => new(JsonKind.Object, span, "", [], members);

    /// <summary>The member of that name, the last one if the name comes twice (as in JavaScript and System.Text.Json).</summary>
    public JsonMember? Find(string name)
    {
        for (var position = Members.Count - 1; position >= 0; position--)
        {
            if (Members[position].Name == name)
            {
                return Members[position];
            }
        }

        return null;
    }

    /// <summary>The value of <see cref="Find"/>.</summary>
    public JsonValue? this[string name] => Find(name)?.Value;
}
