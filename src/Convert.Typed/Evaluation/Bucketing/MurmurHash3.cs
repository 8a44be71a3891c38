using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>MurmurHash3_x86_32 by Austin Appleby, the hash that every client of the service buckets visitors with.</summary>
/// <remarks>Public domain: https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp.</remarks>
internal static class MurmurHash3
{
    // A UTF-16 unit becomes three bytes at most.
    private const int BytesPerCharacter = 3;
    private const int UsualBytes = 384;

    /// <summary>The hash of two texts read as one, in UTF-8; a lone surrogate counts as U+FFFD.</summary>
    [SkipLocalsInit]
    public static uint Hash(string experienceId, string visitorId, uint seed)
    {
        // The halves of a surrogate pair may come from either side of the seam; only then must the texts be joined first.
        if (BytesPerCharacter * (experienceId.Length + visitorId.Length) > UsualBytes || EndsInHalfAPair(experienceId))
        {
            return HashJoined(string.Concat(experienceId, visitorId), seed);
        }

        Span<byte> bytes = stackalloc byte[UsualBytes];
        var length = Encoding.UTF8.GetBytes(experienceId, bytes);
        length += Encoding.UTF8.GetBytes(visitorId, bytes[length..]);
        return Hash(bytes[..length], seed);
    }

    public static uint Hash(ReadOnlySpan<byte> bytes, uint seed)
    {
        const int block = sizeof(uint);
        var hash = seed;
        var rest = bytes;
        for (; rest.Length >= block; rest = rest[block..])
        {
            hash ^= Scramble(BinaryPrimitives.ReadUInt32LittleEndian(rest));
            hash = (BitOperations.RotateLeft(hash, 13) * 5) + 0xE6546B64;
        }

        if (!rest.IsEmpty)
        {
            var tail = 0u;
            for (var position = rest.Length - 1; position >= 0; position--)
            {
                tail = (tail << 8) | rest[position];
            }

            hash ^= Scramble(tail);
        }

        hash ^= (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static bool EndsInHalfAPair(string text) => text.Length > 0 && char.IsHighSurrogate(text[^1]);

    private static uint HashJoined(string text, uint seed)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var hash = Hash(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), seed);
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;
}
