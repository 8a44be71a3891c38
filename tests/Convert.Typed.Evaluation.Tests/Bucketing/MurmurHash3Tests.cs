using System.Text;

namespace ConvertTyped.Evaluation.Tests.Bucketing;

public sealed class MurmurHash3Tests
{
    [Theory]
    [InlineData("", 0, 0x00000000)]
    [InlineData("", 1, 0x514E28B7)]
    [InlineData("", 0xFFFFFFFF, 0x81F16F39)]
    [InlineData("a", 0x9747B28C, 0x7FA09EA6)]
    [InlineData("aa", 0x9747B28C, 0x5D211726)]
    [InlineData("aaa", 0x9747B28C, 0x283E0130)]
    [InlineData("aaaa", 0x9747B28C, 0x5A97808A)]
    [InlineData("abcd", 0x9747B28C, 0xF0478627)]
    [InlineData("Hello, world!", 0x9747B28C, 0x24884CBA)]
    [InlineData("ππππππππ", 0x9747B28C, 0xD58063C1)]
    public void The_hash_is_MurmurHash3_x86_32(string text, uint seed, uint hash) =>
        Assert.Equal(hash, MurmurHash3.Hash(Encoding.UTF8.GetBytes(text), seed));

    [Theory]
    [InlineData("100218245", "visitor-1")]
    [InlineData("", "é漢😀")]
    [InlineData("\uD83D", "\uDE00")]
    public void Two_texts_hash_as_one(string first, string second) =>
        Assert.Equal(MurmurHash3.Hash(Encoding.UTF8.GetBytes(first + second), 9999), MurmurHash3.Hash(first, second, 9999));

    [Fact]
    public void Half_a_surrogate_pair_hashes_as_the_replacement_character() =>
        Assert.Equal(MurmurHash3.Hash("1", "a\uFFFDb", 9999), MurmurHash3.Hash("1", "a\uD800b", 9999));

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void Long_texts_hash_like_short_ones(int length)
    {
        var text = new string('漢', length);

        Assert.Equal(MurmurHash3.Hash(Encoding.UTF8.GetBytes(text), 9999), MurmurHash3.Hash(text[..7], text[7..], 9999));
    }

    [Fact]
    public void Hashing_allocates_nothing()
    {
        MurmurHash3.Hash("100218245", "visitor-1", 9999);
        var before = GC.GetAllocatedBytesForCurrentThread();
        MurmurHash3.Hash("100218245", "visitor-1", 9999);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
