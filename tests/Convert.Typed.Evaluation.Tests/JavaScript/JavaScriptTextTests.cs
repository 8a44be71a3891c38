using CsCheck;

namespace ConvertTyped.Evaluation.Tests.JavaScript;

public sealed class JavaScriptTextTests
{
    [Fact]
    public void A_list_is_its_items_joined_with_commas_and_null_items_are_empty() =>
        Assert.Equal("1,,a,true,2,3,[object Object]", JavaScriptText.Of(AttributeValue.List(
            1, AttributeValue.Null, "a", true, AttributeValue.List(2, 3), new AttributeSet { ["x"] = 1 })));

    [Fact]
    public void Null_is_a_word() => Assert.Equal("null", JavaScriptText.Of(AttributeValue.Null));

    [Theory]
    [InlineData("İSTANBUL", "i\u0307stanbul")]
    [InlineData("\u212A", "k")]
    [InlineData("ẞ", "ß")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("ΟΔΟΣ.", "οδος.")]
    [InlineData("ΣΑΣ ΣΑΣ", "σας σας")]
    [InlineData("Σ", "σ")]
    [InlineData("Α.Σ", "α.ς")]
    [InlineData("ΑΣ'Α", "ασ'α")]
    [InlineData("ΑΣ\u0301Α", "ασ\u0301α")]
    [InlineData("1Σ", "1σ")]
    [InlineData("\uD801\uDC00Σ", "\uD801\uDC28ς")]
    [InlineData("\uD801Σ", "\uD801σ")]
    public void Lower_casing_is_that_of_JavaScript(string text, string lowered) => Assert.Equal(lowered, JavaScriptLowerCase.Of(text));

    [Fact]
    public void Lower_casing_in_place_and_as_a_text_agree() => Gen.String[Gen.Char["aBİΣσς .'1\u0301\uD801\uDC00ß"], 0, 20].Sample(static text =>
    {
        Span<char> scratch = stackalloc char[4];
        using var lowered = new LoweredText(text, scratch);
        return lowered.Characters.SequenceEqual(JavaScriptLowerCase.Of(text));
    });

    [Fact]
    public void White_space_is_that_of_JavaScript()
    {
        var characters = Enumerable.Range(0, char.MaxValue + 1).Select(static unit => (char)unit).Where(JavaScriptText.IsWhiteSpace);

        Assert.Equal(
            "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF",
            string.Concat(characters));
    }
}
