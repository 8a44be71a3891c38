using System.Text.Json;
using ConvertTyped.Snapshots.Json;
using CsCheck;
using JsonDocument = System.Text.Json.JsonDocument;

namespace ConvertTyped.Generator.Tests;

/// <summary>The reader against System.Text.Json: same decision, same values, same places.</summary>
public sealed class JsonReaderTests
{
    private static readonly Gen<string> WhiteSpace = Gen.OneOfConst("", "", "", " ", "\n", "\r\n", "\r", "\t ");

    private static readonly Gen<string> Text =
        Gen.OneOf(
            Gen.Char.AlphaNumeric.Select(static character => character.ToString()),
            Gen.OneOfConst("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\uD83C\\uDF89", "\\u00e9", "é", "🎉", "\u2028", "\u007F", "'"))
        .Array[0, 8]
        .Select(static parts => $"\"{string.Concat(parts)}\"");

    private static readonly Gen<string> Number =
        Gen.Select(
            Gen.OneOfConst("", "-"),
            Gen.OneOfConst("0", "1", "42", "900719925474099312345"),
            Gen.OneOfConst("", ".0", ".125"),
            Gen.OneOfConst("", "e0", "E+400", "e-7"),
            static (sign, digits, fraction, exponent) => sign + digits + fraction + exponent);

    private static readonly Gen<string> Document = Gen.Recursive<string>((depth, inner) =>
        depth > 4
            ? Scalar
            : Gen.Frequency(
                (2, Scalar),
                (1, Gen.Select(WhiteSpace, inner, WhiteSpace, static (before, item, after) => before + item + after)
                    .Array[0, 4].Select(static items => $"[{string.Join(',', items)}]")),
                (2, Gen.Select(WhiteSpace, Text, WhiteSpace, inner, WhiteSpace, static (before, name, middle, value, after) => before + name + middle + ":" + middle + value + after)
                    .Array[0, 4].Select(static members => $"{{{string.Join(',', members)}}}"))));

    // What comes near the rules of the grammar: every character that has a meaning, and some that have none anywhere.
    private static readonly Gen<string> Piece = Gen.OneOfConst(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\u00", "\\x", "0", "1", "-", "+", ".", "e", "E", "true", "nul", "false", " ", "\n", "\0", "\u0001",
        "é", "\uFEFF", "\uD83C", "\uDF89", "/", "//", "/**/", "'", "NaN", "\u00A0", "\u2028");

    private static Gen<string> Scalar => Gen.OneOf(Text, Number, Gen.OneOfConst("true", "false", "null"));

    [Fact]
    public void Documents_are_read_as_System_Text_Json_reads_them() => Document.Sample(AssertAgrees, iter: 3000);

    [Fact]
    public void Damaged_documents_are_refused_when_System_Text_Json_refuses_them() =>
        Gen.Select(Document, Gen.Select(Gen.Int[0, 200], Gen.Int[0, 3], Piece).Array[1, 3])
            .Select(static (document, damages) => damages.Aggregate(document, static (text, damage) => Damage(text, damage.Item1, damage.Item2, damage.Item3)))
            .Sample(AssertAgrees, iter: 20000);

    [Fact]
    public void Text_that_is_nothing_like_JSON_is_refused() =>
        Piece.Array[0, 6].Select(string.Concat).Sample(AssertAgrees, iter: 20000);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("+1")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\"}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("\"\t\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("true false")]
    [InlineData("// no\n1")]
    [InlineData("True")]
    [InlineData("[1 2]")]
    [InlineData("1\0")]
    [InlineData("\"\uD83C\"")]
    [InlineData("\"\\ud83c\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("1e400")]
    public void Corner_cases_are_decided_as_System_Text_Json_decides_them(string text) => AssertAgrees(text);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(1_000_000, false)]
    public void Nesting_ends_where_System_Text_Json_ends_it(int depth, bool accepted)
    {
        var text = new string('[', depth) + new string(']', depth);

        Assert.Equal(accepted, JsonReader.Read(text).Fault is null);
        AssertAgrees(text);
        AssertAgrees(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Null(JsonReader.Read("\uFEFF{}").Fault);
        Assert.NotNull(JsonReader.Read("\uFEFF\uFEFF{}").Fault);
    }

    [Fact]
    public void Of_a_name_that_comes_twice_the_last_one_counts() =>
        Assert.Equal("2", JsonReader.Read("""{"a": 1, "a": 2}""").Root!["a"]!.Text);

    [Fact]
    public void A_document_that_breaks_off_keeps_what_came_before()
    {
        var (root, fault) = JsonReader.Read("""{"a": [1, {"b": tru""");

        Assert.Equal("1", root!["a"]!.Items[0].Text);
        Assert.Empty(root["a"]!.Items[1].Members);
        Assert.Equal("expected 'true', found the end of the file", fault!.Message);
        Assert.Equal(new SourcePosition(19, 0, 19), fault.Span.Start);
    }

    [Fact]
    public void Wherever_a_document_breaks_off_the_fault_is_at_its_end() =>
        Gen.Select(Document.Select(static document => $"[{document}]"), Gen.Int[0, 200]).Sample(static (document, length) =>
        {
            var text = document[..(length % document.Length)];
            var (_, fault) = JsonReader.Read(text);

            // Half of a surrogate pair is the fault itself, else there is nothing at the fault.
            Assert.Equal(text.Length, fault!.Span.End.Offset);
            AssertPlace(fault.Span.Start, text);
        });

    [Theory]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", 2, 2, "expected ',' or '}' after a member, found '\"'")]
    [InlineData("{\r\n\"a\" 1}", 1, 4, "expected ':' after the member name, found '1'")]
    [InlineData("{\r\"a\": }", 1, 5, "expected a value after ':', found '}'")]
    [InlineData("{,}", 0, 1, "expected a member name in quotes or '}', found ','")]
    [InlineData("{\"a\":1,}", 0, 7, "expected a member name in quotes after ',', found '}'")]
    [InlineData("[1,]", 0, 3, "expected a value after ',', found ']'")]
    [InlineData("[1 2]", 0, 3, "expected ',' or ']' after an item, found '2'")]
    [InlineData("[", 0, 1, "expected a value or ']', found the end of the file")]
    [InlineData("<html>", 0, 0, "expected a value, found '<'")]
    [InlineData("{} x", 0, 3, "expected the end of the text after the value, found 'x'")]
    [InlineData("[\"a\nb\"]", 0, 3, "expected the closing quote, or the control character as an escape such as \\n, found U+000A")]
    [InlineData("[\"a", 0, 3, "expected the closing quote, found the end of the file")]
    [InlineData("[\"\\x\"]", 0, 3, "expected one of \" \\ / b f n r t u after '\\', found 'x'")]
    [InlineData("[\"\\u00g0\"]", 0, 6, "expected four hexadecimal digits after '\\u', found 'g'")]
    [InlineData("[-]", 0, 2, "expected a digit, found ']'")]
    [InlineData("[1.]", 0, 3, "expected a digit after '.', found ']'")]
    [InlineData("[1e]", 0, 3, "expected a digit in the exponent, found ']'")]
    [InlineData("[nil]", 0, 2, "expected 'null', found 'i'")]
    public void A_fault_says_what_was_expected_and_where(string text, int line, int column, string message)
    {
        var (_, fault) = JsonReader.Read(text);

        Assert.Equal(message, fault!.Message);
        Assert.Equal((line, column), (fault.Span.Start.Line, fault.Span.Start.Column));
    }

    [Fact]
    public void A_quoted_text_reads_back_as_it_was_in_JSON_and_in_CSharp() =>
        Gen.Char.Array[0, 10].Select(static characters => new string(characters)).Sample(static text =>
        {
            var quoted = JsonQuote.Quote(text);

            Assert.Equal(text, JsonReader.Read(quoted).Root!.Text);
            Assert.Equal(text, Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseToken(quoted).ValueText);
        });

    private static string Damage(string text, int place, int kind, string piece)
    {
        place = text.Length == 0 ? 0 : place % (text.Length + 1);
        return kind switch
        {
            0 => text[..place],
            1 => text.Insert(place, piece),
            2 => text[..place] + text[Math.Min(text.Length, place + 1)..],
            _ => text[..place] + piece + text[Math.Min(text.Length, place + 1)..],
        };
    }

    private static void AssertAgrees(string text)
    {
        var (root, fault) = JsonReader.Read(text);
        var bare = text.StartsWith('\uFEFF') ? text[1..] : text;
        JsonDocument expected;
        try
        {
            expected = JsonDocument.Parse(bare);
        }
        catch (Exception refusal) when (refusal is JsonException or ArgumentException)
        {
            // ArgumentException: half of a surrogate pair, which has no UTF-8 form.
            Assert.True(fault is not null, $"System.Text.Json refuses it: {refusal.Message}");
            return;
        }

        using (expected)
        {
            Assert.Null(fault);
            AssertSame(expected.RootElement, root!, text);
        }
    }

    private static void AssertSame(JsonElement expected, JsonValue value, string text)
    {
        Assert.Equal(expected.GetRawText(), text.Substring(value.Span.Start.Offset, value.Span.Length));
        AssertPlace(value.Span.Start, text);
        AssertPlace(value.Span.End, text);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                var members = expected.EnumerateObject().ToList();
                Assert.Equal(JsonKind.Object, value.Kind);
                Assert.Equal(members.Count, value.Members.Count);
                foreach (var (member, other) in members.Zip(value.Members))
                {
                    AssertSameText(() => member.Name, other.Name);
                    Assert.Equal('"', text[other.NameSpan.Start.Offset]);
                    Assert.Equal('"', text[other.NameSpan.End.Offset - 1]);
                    AssertSame(member.Value, other.Value, text);
                }

                break;

            case JsonValueKind.Array:
                Assert.Equal(JsonKind.List, value.Kind);
                Assert.Equal(expected.GetArrayLength(), value.Items.Count);
                foreach (var (item, other) in expected.EnumerateArray().Zip(value.Items))
                {
                    AssertSame(item, other, text);
                }

                break;

            case JsonValueKind.String:
                Assert.Equal(JsonKind.Text, value.Kind);
                AssertSameText(expected.GetString, value.Text);
                break;

            default:
                var kind = expected.ValueKind switch
                {
                    JsonValueKind.Number => JsonKind.Number,
                    JsonValueKind.True => JsonKind.True,
                    JsonValueKind.False => JsonKind.False,
                    _ => JsonKind.Null,
                };
                Assert.Equal(kind, value.Kind);
                Assert.Equal(kind == JsonKind.Number ? expected.GetRawText() : "", value.Text);
                break;
        }
    }

    private static void AssertSameText(Func<string?> expected, string text)
    {
        try
        {
            Assert.Equal(expected(), text);
        }
        catch (InvalidOperationException)
        {
            // It holds an escape for half of a surrogate pair, which System.Text.Json accepts and cannot give out.
            Assert.Contains(text, char.IsSurrogate);
        }
    }

    private static void AssertPlace(SourcePosition position, string text)
    {
        var before = text[..position.Offset].Replace("\r\n", "\n").Split('\n', '\r');
        Assert.Equal((before.Length - 1, before[^1].Length), (position.Line, position.Column));
    }
}
