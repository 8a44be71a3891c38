using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>MurmurHash3_x86_32 by Austin Appleby, the hash that every client of the service buckets visitors with.</summary>
/// <remarks>Public domain: https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp.</remarks>
internal static class MurmurHash3
{
    private const int UsualLength = 256;

    /// <summary>The hash of two texts read as one, in UTF-8; a lone surrogate counts as U+FFFD.</summary>
    public static uint Hash(string experienceId, string visitorId, uint seed)
    {
        // Joined before they are encoded: the halves of a surrogate pair may come from either side of the seam.
        var length = experienceId.Length + visitorId.Length;
        var rentedText = length > UsualLength ? ArrayPool<char>.Shared.Rent(length) : null;
        var text = rentedText ?? stackalloc char[UsualLength];
        experienceId.CopyTo(text);
        visitorId.CopyTo(text[experienceId.Length..]);

        var maximumBytes = Encoding.UTF8.GetMaxByteCount(length);
        var rentedBytes = length > UsualLength ? ArrayPool<byte>.Shared.Rent(maximumBytes) : null;
        var bytes = rentedBytes ?? stackalloc byte[Encoding.UTF8.GetMaxByteCount(UsualLength)];
        var hash = Hash(bytes[..Encoding.UTF8.GetBytes(text[..length], bytes)], seed);

        if (rentedText is not null && rentedBytes is not null)
        {
            ArrayPool<char>.Shared.Return(rentedText);
            ArrayPool<byte>.Shared.Return(rentedBytes);
        }

        return hash;
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
            Span<byte> tail = stackalloc byte[block];
            tail.Clear();
            rest.CopyTo(tail);
            hash ^= Scramble(BinaryPrimitives.ReadUInt32LittleEndian(tail));
        }

        hash ^= (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;
}
