using System.Text;
using CsCheck;

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
    [InlineData("")]
    [InlineData("visitor-1")]
    [InlineData("visitor-22-characters")]
    [InlineData("é漢😀")]
    [InlineData("a\uD800b\uDC00")]
    public void Text_hashes_as_its_bytes_in_UTF8_wherever_it_is_divided(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var seam = 0; seam <= text.Length; seam++)
        {
            if (seam > 0 && seam < text.Length && char.IsSurrogatePair(text[seam - 1], text[seam]))
            {
                continue;
            }

            var hash = new MurmurHash3(9999);
            hash.Append(text[..seam]);
            hash.Append(text[seam..]);

            Assert.Equal(MurmurHash3.Hash(Encoding.UTF8.GetBytes(text), 9999), hash.Finish());
        }
    }

    [Fact]
    public void Ascii_text_hashes_as_any_text() => Gen.Select(Gen.String[Gen.Char['\0', '\x7F'], 0, 40], Gen.String[Gen.Char['\0', '\x7F'], 0, 5]).Sample((text, before) =>
    {
        var (ascii, any) = (new MurmurHash3(9999), new MurmurHash3(9999));
        ascii.Append(before);
        any.Append(before + text);

        Assert.True(ascii.TryAppendAscii(text));
        Assert.Equal(any.Finish(), ascii.Finish());
    });

    [Theory]
    [InlineData("\x80")]
    [InlineData("abcé")]
    [InlineData("abcdefg\u0100")]
    [InlineData("\uFF41bcd")]
    public void What_is_not_ascii_is_told(string text)
    {
        var hash = new MurmurHash3(9999);

        Assert.False(hash.TryAppendAscii(text));
    }

    [Fact]
    public void Hashing_allocates_nothing()
    {
        var hashes = new BucketHash("100218245", BucketingSettings.Default);
        hashes.Of("visitor-1");
        hashes.Of("visitör-1");
        var before = GC.GetAllocatedBytesForCurrentThread();
        hashes.Of("visitor-1");
        hashes.Of("visitör-1");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
