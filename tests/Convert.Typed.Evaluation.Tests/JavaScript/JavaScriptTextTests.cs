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

    /// <summary>The first and the last of each range of cased symbols, with their neighbours; as the official client's engine answers.</summary>
    [Theory]
    [InlineData(0x00A9, false)]
    [InlineData(0x00AA, true)]
    [InlineData(0x00BA, true)]
    [InlineData(0x215F, false)]
    [InlineData(0x2160, true)]
    [InlineData(0x217F, true)]
    [InlineData(0x2180, false)]
    [InlineData(0x24B5, false)]
    [InlineData(0x24B6, true)]
    [InlineData(0x24E9, true)]
    [InlineData(0x24EA, false)]
    [InlineData(0x1F12F, false)]
    [InlineData(0x1F130, true)]
    [InlineData(0x1F149, true)]
    [InlineData(0x1F14A, false)]
    [InlineData(0x1F14F, false)]
    [InlineData(0x1F150, true)]
    [InlineData(0x1F169, true)]
    [InlineData(0x1F16A, false)]
    [InlineData(0x1F16F, false)]
    [InlineData(0x1F170, true)]
    [InlineData(0x1F189, true)]
    [InlineData(0x1F18A, false)]
    public void A_sigma_after_a_symbol_is_final_when_the_symbol_counts_as_a_letter(int symbol, bool isFinal) =>
        Assert.EndsWith(isFinal ? "ς" : "σ", JavaScriptLowerCase.Of($"{char.ConvertFromUtf32(symbol)}Σ"), StringComparison.Ordinal);

    [Fact]
    public void A_sigma_after_punctuation_inside_a_word_is_final()
    {
        Assert.All("'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A", static mark => Assert.Equal($"α{mark}ς", JavaScriptLowerCase.Of($"Α{mark}Σ")));
        Assert.All(",;\u201A", static mark => Assert.Equal($"α{mark}σ", JavaScriptLowerCase.Of($"Α{mark}Σ")));
    }

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
