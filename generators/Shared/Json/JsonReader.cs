namespace ConvertTyped.Snapshots.Json;

/// <summary>
/// Reads JSON strictly (RFC 8259): it accepts and refuses exactly what System.Text.Json does with its default options, nesting
/// of at most 64 included. A byte order mark at the beginning is skipped.
/// </summary>
/// <remarks>
/// System.Text.Json is not used because an analyzer must bring every assembly it needs, and because it neither tells where a
/// value stands nor keeps what it read before a fault.
/// </remarks>
internal sealed class JsonReader
{
    /// <summary>The nesting System.Text.Json allows by default. It also bounds the recursion of this reader.</summary>
    private const int MaximumDepth = 64;

    private readonly JsonScanner scanner;
    private int depth;

    private JsonReader(string text) => scanner = new(text);

    public static JsonDocument Read(string text)
    {
        var reader = new JsonReader(text);
        var root = reader.ReadRoot();
        return new(root, reader.scanner.Fault);
    }

    private JsonValue? ReadRoot()
    {
        scanner.Skip('\uFEFF');
        var root = ReadValue("a value");
        if (scanner.Fault is null)
        {
            scanner.SkipWhiteSpace();
            if (!scanner.IsAtEnd)
            {
                scanner.Fail("the end of the text after the value");
            }
        }

        return root;
    }

    /// <summary>A value or, when a fault comes, what was read of it; null when nothing was.</summary>
    private JsonValue? ReadValue(string expected)
    {
        scanner.SkipWhiteSpace();
        var start = scanner.Position;
        switch (scanner.Current)
        {
            case '{':
                return JsonValue.Object(ReadMembers(), scanner.SpanFrom(start));
            case '[':
                return JsonValue.List(ReadItems(), scanner.SpanFrom(start));
            case '"':
                return Scalar(JsonKind.Text, scanner.ReadText("the closing quote"), start);
            case '-' or (>= '0' and <= '9'):
                return Scalar(JsonKind.Number, scanner.ReadNumber(), start);
            case 't':
                return Scalar(JsonKind.True, scanner.TrySkipLiteral("true") ? "" : null, start);
            case 'f':
                return Scalar(JsonKind.False, scanner.TrySkipLiteral("false") ? "" : null, start);
            case 'n':
                return Scalar(JsonKind.Null, scanner.TrySkipLiteral("null") ? "" : null, start);
            default:
                scanner.Fail(expected);
                return null;
        }
    }

    private JsonValue? Scalar(JsonKind kind, string? text, SourcePosition start) =>
        text is null ? null : JsonValue.Scalar(kind, text, scanner.SpanFrom(start));

    private List<JsonMember> ReadMembers()
    {
        var members = new List<JsonMember>();
        if (TryEnter('{') && !TryLeave('}'))
        {
            do
            {
                if (ReadMember(members.Count == 0 ? "a member name in quotes or '}'" : "a member name in quotes after ','") is { } member)
                {
                    members.Add(member);
                }
            }
            while (IsFollowedByAnother('}', "',' or '}' after a member"));
        }

        return members;
    }

    private JsonMember? ReadMember(string expected)
    {
        scanner.SkipWhiteSpace();
        var start = scanner.Position;
        if (scanner.Current != '"')
        {
            scanner.Fail(expected);
            return null;
        }

        if (scanner.ReadText("the closing quote of the member name") is not { } name)
        {
            return null;
        }

        var nameSpan = scanner.SpanFrom(start);
        scanner.SkipWhiteSpace();
        if (!scanner.Skip(':'))
        {
            scanner.Fail("':' after the member name");
            return null;
        }

        return ReadValue("a value after ':'") is { } value ? new(name, nameSpan, value) : null;
    }

    private List<JsonValue> ReadItems()
    {
        var items = new List<JsonValue>();
        if (TryEnter('[') && !TryLeave(']'))
        {
            do
            {
                if (ReadValue(items.Count == 0 ? "a value or ']'" : "a value after ','") is { } item)
                {
                    items.Add(item);
                }
            }
            while (IsFollowedByAnother(']', "',' or ']' after an item"));
        }

        return items;
    }

    private bool TryEnter(char bracket)
    {
        if (depth == MaximumDepth)
        {
            scanner.Fail($"at most {MaximumDepth} lists and objects inside each other");
            return false;
        }

        depth++;
        return scanner.Skip(bracket);
    }

    private bool TryLeave(char bracket)
    {
        scanner.SkipWhiteSpace();
        if (!scanner.Skip(bracket))
        {
            return false;
        }

        depth--;
        return true;
    }

    /// <summary>True after a comma. False after the bracket, and with a fault.</summary>
    private bool IsFollowedByAnother(char bracket, string expected)
    {
        if (scanner.Fault is not null || TryLeave(bracket))
        {
            return false;
        }

        if (!scanner.Skip(','))
        {
            scanner.Fail(expected);
            return false;
        }

        return true;
    }
}
