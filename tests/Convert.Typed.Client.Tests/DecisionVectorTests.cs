using ConvertTyped.Conformance;

namespace ConvertTyped.Client.Tests;

/// <summary>Recorded decisions of the service's official SDK, replayed through the public client.</summary>
public sealed class DecisionVectorTests
{
    [Theory]
    [InlineData("decisions-1", 2163)]
    [InlineData("decisions-2", 2245)]
    public void Every_recorded_call_is_answered_as_the_official_SDK_answered_it(string file, int calls)
    {
        using var differences = new StringWriter();
        var tally = new Tally(differences);

        DecisionReplay.ReplayAll([.. Lines($"{file}.cases.jsonl.gz")], [.. Lines($"{file}.expected.jsonl.gz")], tally);

        Assert.Equal("", differences.ToString());
        Assert.Equal(calls, tally.Passed);
    }

    [Fact]
    public void A_difference_is_found_and_shown()
    {
        using var differences = new StringWriter();
        var tally = new Tally(differences);
        var (@case, expected) = Lines("decisions-1.cases.jsonl.gz").Zip(Lines("decisions-1.expected.jsonl.gz")).First();

        DecisionReplay.Replay(@case, expected.Replace("exp-1-v0", "exp-1-v1", StringComparison.Ordinal), tally);

        Assert.Equal(1, tally.Failed);
        Assert.StartsWith("case s11-00001, call 7: ", differences.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(string resource) =>
        RecordedFile.Lines(typeof(DecisionVectorTests).Assembly.GetManifestResourceStream(resource)!, isCompressed: true);
}
