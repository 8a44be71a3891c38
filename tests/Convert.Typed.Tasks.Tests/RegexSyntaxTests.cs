using ConvertTyped.Conformance;
using ConvertTyped.Evaluation;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tests;
using CsCheck;

namespace ConvertTyped.Tasks.Tests;

/// <summary>What counts as a regular expression, against the client's own reader.</summary>
public sealed class RegexSyntaxTests
{
    private static readonly Gen<string> Piece = Gen.OneOfConst(
        "a", "b", "-", "]", "[", "[^", "[a-c]", "[c-a]", "[\\d-x]", "[\\n-\\r]", "(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<n>", "(?<m>", "(?<>", "(?i)", ")", "|", "*", "+", "?", "{", "}",
        "{2}", "{2,}", "{2,3}", "{3,2}", "{,3}", "{60000}", "^", "$", ".", "\\", "\\b", "\\d", "\\1", "\\2", "\\k<n>", "\\k", "\\x4", "\\x41", "\\u0041", "\\u{41}", "\\c", "\\cJ", "[\\c-a]", "\\0", "\\377", "\\p{L}", "é", ",");

    [Fact]
    public void A_pattern_is_valid_exactly_when_the_client_takes_it() => Piece.Array[0, 8].Select(string.Concat).Sample(AssertAgrees, iter: 50_000);

    [Fact]
    public void Every_recorded_pattern_is_valid_exactly_when_the_client_takes_it()
    {
        using var recorded = File.OpenRead(Path.Combine(Repository.Root, "tests/Convert.Typed.Evaluation.Tests/Vectors/regex.jsonl.gz"));
        var patterns = RecordedFile.Lines(recorded, isCompressed: true).Select(static line => JsonReader.Read(line).Root!["pattern"]!.Text).ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, AssertAgrees);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Groups_nest_as_deep_as_the_client_lets_them(int depth, bool isValid)
    {
        var pattern = new string('(', depth) + new string(')', depth);

        Assert.Equal(isValid, RegexSyntax.IsValid(pattern));
        AssertAgrees(pattern);
    }

    private static void AssertAgrees(string pattern) => Assert.Equal(JavaScriptRegex.Translate(pattern) is not null, RegexSyntax.IsValid(pattern));
}
