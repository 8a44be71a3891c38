namespace ConvertTyped.Evaluation.Tests.JavaScript;

public sealed class JavaScriptRegexTests
{
    [Theory]
    [InlineData(@"^\d+$", "١٢٣", false, "digits are ASCII")]
    [InlineData(@"^\w+$", "é", false, "word characters are ASCII")]
    [InlineData(@"\bcat\b", "écat", true, "an accented letter is no word character")]
    [InlineData(@"^\s$", "\uFEFF", true, "the byte order mark is white space")]
    [InlineData(@"^\s$", "\u0085", false, "the next-line control is not")]
    [InlineData("x$", "x\n", false, "$ is the very end")]
    [InlineData("^b", "a\nb", false, "^ is the very start")]
    [InlineData("^.$", "\u2028", false, "a dot stops at every line terminator")]
    [InlineData("^.$", "\r", false, "a dot stops at every line terminator")]
    [InlineData("^.$", "😀", false, "a dot is one UTF-16 unit")]
    [InlineData("^..$", "😀", true, "a dot is one UTF-16 unit")]
    [InlineData(@"\p{L}", "p{l}", true, @"\p is a letter")]
    [InlineData(@"\p{L}", "x", false, @"\p is a letter")]
    [InlineData(@"^\u{3}$", "uuu", true, @"\u without four digits is a letter, and {3} a quantifier")]
    [InlineData(@"^\u0041\x42\103$", "abc", true, "hexadecimal and octal escapes")]
    [InlineData(@"^\cJ$", "\n", true, "control escape")]
    [InlineData(@"^\c$", @"\c", true, "without a letter the backslash is literal")]
    [InlineData(@"^\8$", "8", true, "eight is no octal digit")]
    [InlineData("^a{$", "a{", true, "a brace that is no quantifier is literal")]
    [InlineData("^a{,2}$", "a{,2}", true, "a brace that is no quantifier is literal")]
    [InlineData("^[^]$", "\n", true, "[^] is anything")]
    [InlineData("a[]?b", "ab", true, "[] is nothing")]
    [InlineData("^[a-z-[aeiou]]$", "b", false, "a class subtracts nothing: it ends at the first bracket")]
    [InlineData("^[a-z-[aeiou]]$", "e]", true, "a class subtracts nothing: it ends at the first bracket")]
    [InlineData(@"^[\w-x]$", "-", true, "a range with a class is a dash")]
    [InlineData(@"^(?:(a)|b)*\1$", "ab", true, "each iteration forgets what the one before captured")]
    [InlineData(@"^\1(a)$", "a", true, "a reference ahead of its group is empty")]
    [InlineData(@"^(?:(a)|b)\1$", "b", true, "a group that took no part is empty")]
    [InlineData(@"(?<y>\d{4})-\k<y>", "2024-2024", true, "named group")]
    [InlineData(@"^\k<y>$", "k<y>", true, @"without a named group \k is a letter")]
    [InlineData("(?<=€)5", "€5", true, "lookbehind")]
    [InlineData("(?=a)*b", "b", true, "a lookahead may be repeated")]
    [InlineData("K", "\u212A", false, "the Kelvin sign is not k")]
    [InlineData("s", "ſ", false, "the long s is not s")]
    [InlineData("ς", "Σ", true, "three sigmas are one letter")]
    [InlineData("^(.)\\1$", "µμ", true, "references fold case too")]
    [InlineData("ß", "ẞ", false, "ß has no upper case of one letter")]
    [InlineData("ᾀ", "ᾈ", false, "a letter with an iota below has an upper case of two")]
    [InlineData("ᾇ", "ᾏ", false, "a letter with an iota below has an upper case of two")]
    [InlineData("ᾐ", "ᾘ", false, "a letter with an iota below has an upper case of two")]
    [InlineData("ᾗ", "ᾟ", false, "a letter with an iota below has an upper case of two")]
    [InlineData("ᾠ", "ᾨ", false, "a letter with an iota below has an upper case of two")]
    [InlineData("ᾧ", "ᾯ", false, "a letter with an iota below has an upper case of two")]
    [InlineData("^(a?){1,2}$", "aa", true, "what may be empty is repeated as often as it may")]
    [InlineData("^(a?){1,2}$", "aaa", false, "what may be empty is not repeated more often than it may")]
    [InlineData("^(a?){2,3}$", "aaaa", false, "what may be empty is not repeated more often than it may")]
    [InlineData("^[^x]$", "X", false, "a complement folds before it complements")]
    public void A_pattern_means_what_it_means_in_JavaScript(string pattern, string subject, bool expected, string because) =>
        Assert.True(IsMatch(pattern, subject) == expected, because);

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("*")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("{2}")]
    [InlineData("^*")]
    [InlineData("a{2,1}")]
    [InlineData("[z-a]")]
    [InlineData("\\")]
    [InlineData("(?i)x")]
    [InlineData("(?i:x)")]
    [InlineData("(?>x)")]
    [InlineData("(?#x)")]
    [InlineData("(?'n'x)")]
    [InlineData("(?<n-m>x)")]
    [InlineData("(?(1)x)")]
    [InlineData("(?<=a)*")]
    [InlineData("(?<n>a)(?<n>b)")]
    [InlineData("(?<n>a)\\k<m>")]
    [InlineData("(?<1>a)")]
    public void What_JavaScript_refuses_is_invalid(string pattern) => Assert.Null(JavaScriptRegex.Create(pattern));

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("a{2147483647}")]
    public void A_pattern_for_subjects_of_absurd_length_is_invalid(string pattern) => Assert.Null(JavaScriptRegex.Create(pattern));

    [Fact]
    public void A_pattern_nested_100000_deep_is_invalid_and_harmless() =>
        Assert.Null(JavaScriptRegex.Create(new string('(', 100_000) + new string(')', 100_000)));

    [Fact]
    public void Repetitions_that_double_199_times_are_invalid_and_harmless() =>
        Assert.Null(JavaScriptRegex.Create(string.Concat(Enumerable.Repeat("(?:", 199)) + "a" + string.Concat(Enumerable.Repeat("){2}", 199))));

    [Theory]
    [InlineData("(?:x+|){2}", "")]
    [InlineData("^(?:x{1,2}|)+$", "")]
    [InlineData("^(?:(?:a?|b)+?)*?$", "ab")]
    public void What_confuses_the_engine_of_NET_is_written_differently(string pattern, string subject) =>
        Assert.True(IsMatch(pattern, subject));

    [Theory]
    [InlineData("pro", "PRO")]
    [InlineData("^(a|b)+?$", @"\A(?:A|B){1,}\z")]
    [InlineData("[a-c]", "[A-Ca-c]")]
    [InlineData(@"(a)(b)\2", @"A(?<g2>B)(?(g2)\k<g2>)")]
    public void A_translation_stays_close_to_the_pattern(string pattern, string expected) =>
        Assert.Equal(expected, JavaScriptRegex.Translate(pattern));

    private static bool? IsMatch(string pattern, ReadOnlySpan<char> subject) => JavaScriptRegex.Create(pattern)?.IsMatch(subject.ToArray());
}
