using CsCheck;

namespace ConvertTyped.Evaluation.Tests.JavaScript;

public sealed class JavaScriptNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(-10.5, "-10.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(123456789012, "123456789012")]
    [InlineData(12345678901234567890.0, "12345678901234567000")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-1.5e300, "-1.5e+300")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(-0.0000012345678901234567, "-0.0000012345678901234567")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_is_written_as_in_JavaScript(double number, string text) => Assert.Equal(text, JavaScriptNumber.ToText(number));

    [Fact]
    public void Negative_zero_is_written_without_its_sign() => Assert.Equal("0", JavaScriptNumber.ToText(double.NegativeZero));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \uFEFF12\n", 12)]
    [InlineData("0x1f", 31)]
    [InlineData("0XaBcDeF", 11259375)]
    [InlineData("0xA", 10)]
    [InlineData("0b101", 5)]
    [InlineData("0o17", 15)]
    [InlineData("-0x1f", double.NaN)]
    [InlineData("0x", double.NaN)]
    [InlineData("5.", 5)]
    [InlineData(".5", 0.5)]
    [InlineData(".", double.NaN)]
    [InlineData("1_000", double.NaN)]
    [InlineData("+Infinity", double.PositiveInfinity)]
    [InlineData("infinity", double.NaN)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("0x20000000000001", 9007199254740992)]
    [InlineData("0x200000000000011", 144115188075855904)]
    public void A_whole_text_is_read_as_in_JavaScript(string text, double number) => Assert.Equal(number, JavaScriptNumber.FromText(text));

    [Theory]
    [InlineData("42.9", 42)]
    [InlineData("12px", 12)]
    [InlineData("0x1f", 31)]
    [InlineData("-0x1fz", -31)]
    [InlineData("0xFAG", 250)]
    [InlineData("0xafg", 175)]
    [InlineData("0xF@", 15)]
    [InlineData("0x9:", 9)]
    [InlineData("1e21", 1)]
    [InlineData("  +7", 7)]
    [InlineData("", double.NaN)]
    [InlineData("px", double.NaN)]
    [InlineData("١٢", double.NaN)]
    public void The_integer_at_the_start_is_read_as_in_JavaScript(string text, double number) =>
        Assert.Equal(number, JavaScriptNumber.ParseInteger(text));

    [Theory]
    [InlineData("3.14abc", 3.14)]
    [InlineData(".5.5", 0.5)]
    [InlineData("1e", 1)]
    [InlineData("1e+", 1)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("-Infinityx", double.NegativeInfinity)]
    [InlineData("-.", double.NaN)]
    [InlineData("0x1f", 0)]
    public void The_number_at_the_start_is_read_as_in_JavaScript(string text, double number) =>
        Assert.Equal(number, JavaScriptNumber.ParseFloat(text));

    [Fact]
    public void What_is_written_reads_back_as_the_same_number() =>
        Gen.Double.Sample(static number => JavaScriptNumber.FromText(JavaScriptNumber.ToText(number)).Equals(number == 0 ? 0 : number));
}
