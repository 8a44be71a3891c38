using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation.Tests.Vectors;

namespace ConvertTyped.Evaluation.Tests.JavaScript;

/// <summary>Random patterns and subjects with the answers of <c>new RegExp(pattern, 'i').test(subject)</c> in Node.js 20.</summary>
public sealed class RegexVectorTests
{
    [Fact]
    public void Random_patterns_match_what_they_match_in_a_JavaScript_engine() =>
        VectorFile.Replay("regex.jsonl.gz", DifferenceOf);

    private static string? DifferenceOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        var recorded = document.RootElement;
        var regex = JavaScriptRegex.Create(JsonAttributes.Text(recorded.GetProperty("pattern")));
        if (recorded.TryGetProperty("valid", out _))
        {
            return regex is null ? null : "should be invalid";
        }

        return regex is null ? "should be valid" : WrongOn(regex, recorded, "matches", true) ?? WrongOn(regex, recorded, "misses", false);
    }

    // A match that ran out of time on a busy machine says nothing about meaning.
    private static string? WrongOn(JavaScriptRegex regex, JsonElement recorded, string name, bool expected) =>
        recorded.GetProperty(name).EnumerateArray()
            .Where(subject => regex.IsMatch(JsonAttributes.Text(subject).ToCharArray()) == !expected)
            .Select(subject => $"should be {expected} on {subject.GetRawText()}")
            .FirstOrDefault();
}
