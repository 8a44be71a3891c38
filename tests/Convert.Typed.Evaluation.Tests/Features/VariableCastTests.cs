using System.Text.Json;
using CsCheck;

namespace ConvertTyped.Evaluation.Tests.Features;

public sealed class VariableCastTests
{
    [Theory]
    [InlineData("boolean", "\"false\"", false)]
    [InlineData("boolean", "\"FALSE\"", true)]
    [InlineData("boolean", "\"0\"", true)]
    [InlineData("boolean", "[]", true)]
    [InlineData("boolean", "0", false)]
    [InlineData("boolean", "null", false)]
    [InlineData("integer", "42.9", 42L)]
    [InlineData("integer", "\"12px\"", 12L)]
    [InlineData("integer", "1e21", 1L)]
    [InlineData("integer", "[12,13]", 12L)]
    [InlineData("integer", "true", 1L)]
    [InlineData("integer", "\"9223372036854775807\"", 9223372036854775808.0)]
    [InlineData("integer", "\"-9223372036854775808\"", long.MinValue)]
    [InlineData("integer", "null", null)]
    [InlineData("integer", "\"x\"", null)]
    [InlineData("float", "\"1e400\"", double.PositiveInfinity)]
    [InlineData("float", "false", 0.0)]
    [InlineData("string", "1.0", "1")]
    [InlineData("string", "{}", "[object Object]")]
    [InlineData("date", "5", 5.0)]
    [InlineData(null, "\"x\"", "x")]
    [InlineData(null, "true", true)]
    [InlineData(null, "false", false)]
    [InlineData(null, "null", null)]
    public void A_value_is_cast_as_the_service_does(string? type, string json, object? expected) =>
        Assert.Equal(expected, VariableCast.Cast(type, JsonElement.Parse(json)));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("\"[1, 2]\"", "[1, 2]")]
    [InlineData("\"{'a':1}\"", "\"{'a':1}\"")]
    [InlineData("\"\\uD800\"", "\"\\uD800\"")]
    [InlineData("\"\\\"\\uD800\\\"\"", "\"\\\"\\uD800\\\"\"")]
    [InlineData("1e400", "\"Infinity\"")]
    [InlineData("null", "null")]
    public void JSON_is_parsed_from_text_and_text_that_is_none_stays(string json, string expected) =>
        Assert.Equal(expected, Assert.IsType<JsonElement>(VariableCast.Cast("json", JsonElement.Parse(json))).GetRawText());

    [Fact]
    public void A_JSON_value_outlives_the_document_it_came_from()
    {
        object? value;
        using (var document = JsonDocument.Parse("""[{"a":[1]},"text"]"""))
        {
            value = VariableCast.Cast("json", document.RootElement);
        }

        Assert.Equal(2, Assert.IsType<JsonElement>(value).GetArrayLength());
    }

    [Fact]
    public void Casting_never_throws_and_answers_the_declared_type_or_no_value() =>
        Gen.Select(Gen.OneOfConst("boolean", "integer", "float", "string", "json", "date"), JsonGenerator.Element).Sample(static (type, raw) => (type, VariableCast.Cast(type, raw)) switch
        {
            ("boolean", bool) => true,
            ("integer", null or long) => true,
            ("integer", double number) => double.Abs(number) >= 9.2e18,
            ("float", null or double) => true,
            ("string", string) => true,
            ("json", JsonElement) => true,
            ("date", var served) => Equals(served?.GetType(), VariableCast.AsServed(raw)?.GetType()),
            _ => false,
        });
}
