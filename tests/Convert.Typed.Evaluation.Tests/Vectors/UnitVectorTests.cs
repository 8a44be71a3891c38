using ConvertTyped.Conformance;

namespace ConvertTyped.Evaluation.Tests.Vectors;

public sealed class UnitVectorTests
{
    [Fact]
    public void Every_recorded_rule_cast_and_bucket_has_the_same_answer_here() =>
        VectorFile.Replay("units.jsonl.gz", UnitReplay.Difference);

    [Fact]
    public void Every_recorded_hash_is_the_same_here() =>
        VectorFile.Replay("hash.jsonl.gz", UnitReplay.Difference);

    [Theory]
    [InlineData("""{"kind":"rule","match_type":"equals","negated":false,"data":"a","value":"b","result":true}""", "expected True, actual False")]
    [InlineData("""{"kind":"cast","type":"integer","value":"7","once":8,"twice":8}""", "expected 8, actual 7 (Int64)")]
    [InlineData("""{"experienceId":"1","visitorId":"v","seed":1,"hash":0,"value":0}""", "expected 0, actual 841977789")]
    public void A_difference_says_what_was_expected_and_what_came(string line, string difference) =>
        Assert.Equal(difference, UnitReplay.Difference(line));
}
