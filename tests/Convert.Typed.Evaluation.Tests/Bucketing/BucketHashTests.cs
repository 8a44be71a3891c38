using System.Text;

namespace ConvertTyped.Evaluation.Tests.Bucketing;

public sealed class BucketHashTests
{
    private static readonly BucketingSettings Settings = BucketingSettings.Default;

    [Theory]
    [InlineData("100218245", "visitor-1")]
    [InlineData("", "é漢😀")]
    [InlineData("\uD83D", "\uDE00")]
    public void Two_ids_hash_as_one_text(string experienceId, string visitorId) =>
        Assert.Equal(MurmurHash3.Hash(Encoding.UTF8.GetBytes(experienceId + visitorId), Settings.HashSeed), new BucketHash(experienceId, Settings).Of(visitorId));

    [Fact]
    public void Half_a_surrogate_pair_hashes_as_the_replacement_character() =>
        Assert.Equal(new BucketHash("1", Settings).Of("a\uFFFDb"), new BucketHash("1", Settings).Of("a\uD800b"));

    [Fact]
    public void Without_the_id_of_the_experience_a_visitor_falls_alike_everywhere()
    {
        var settings = Settings with { ExcludeExperienceId = true };

        Assert.Equal(new BucketHash("100218245", settings).ValueOf("visitor-1"), new BucketHash("100218246", settings).ValueOf("visitor-1"));
        Assert.NotEqual(new BucketHash("100218245", Settings).ValueOf("visitor-1"), new BucketHash("100218246", Settings).ValueOf("visitor-1"));
    }
}
