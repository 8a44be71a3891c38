using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace ConvertTyped.Evaluation.Tests;

/// <summary>Any JSON value: odd numbers, lone surrogates, empty and nested ones included.</summary>
internal static class JsonGenerator
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["aA1.,|-0eEx +[]{}\"\\ıİΣσKß\u2028\uFEFF\uD83D\uDE00\0"], 0, 8],
        Gen.OneOfConst("", "true", "false", "null", "{\"a\":1}", "[1,", "1,000.5", "0,500", "0x1f", "1e400", "-0", "[object Object]", "Infinity", "^(a+)+$", "("));

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Double.Where(double.IsFinite).Select(static number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.OneOfConst("0", "-0", "1.0", "1e400", "-1e400", "5e-324", "12345678901234567890", "9223372036854775807", "1E3"));

    public static Gen<string> Json { get; } = Gen.Recursive<string>(static (depth, inner) =>
    {
        var leaf = Gen.OneOf(Text.Select(Quote), Number, Gen.OneOfConst("null", "true", "false"));
        return depth > 3
            ? leaf
            : Gen.Frequency(
                (6, leaf),
                (1, inner.Array[0, 3].Select(static items => $"[{string.Join(',', items)}]")),
                (1, Gen.Select(Text, inner).Array[0, 3].Select(static members => $"{{{string.Join(',', members.Select(static member => $"{Quote(member.Item1)}:{member.Item2}"))}}}")));
    });

    public static Gen<JsonElement> Element { get; } = Json.Select(static json => JsonElement.Parse(json));

    public static Gen<AttributeValue> Value { get; } = Element.Select(AttributeValue.FromJson);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
        }

        return quoted.Append('"').ToString();
    }
}
