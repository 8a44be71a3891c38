using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ConvertTyped.Evaluation;

/// <summary>
/// MurmurHash3_x86_32 by Austin Appleby, the hash that every client of the service buckets visitors with. It takes bytes in
/// portions, so that what many hashes begin with is hashed once: a copy goes on from there.
/// </summary>
/// <remarks>Public domain: https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp.</remarks>
internal struct MurmurHash3(uint seed)
{
    private const int BitsPerByte = 8;
    private const int BitsPerBlock = 32;

    private uint hash = seed;
    private uint length;

    // Bytes that do not fill a block yet, the first one lowest; above them there is nothing but zeros.
    private ulong waiting;
    private int waitingBits;

    public static uint Hash(ReadOnlySpan<byte> bytes, uint seed)
    {
        var hash = seed;
        var rest = bytes;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(rest));
        }

        var tail = 0u;
        for (var position = rest.Length - 1; position >= 0; position--)
        {
            tail = (tail << BitsPerByte) | rest[position];
        }

        return Finish(hash, tail, (uint)bytes.Length);
    }

    /// <summary>Appends text in UTF-8; a lone surrogate counts as U+FFFD.</summary>
    public void Append(string text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            {
                Append(value, BitsPerByte);
            }
        }
    }

    /// <summary>
    /// Appends text without writing its bytes down first, which is most of the cost of hashing a short one. False when it is
    /// not ASCII: then the hash is good for nothing.
    /// </summary>
    public bool TryAppendAscii(ReadOnlySpan<char> text)
    {
        const ulong beyondAscii = 0xFF80FF80FF80FF80;
        const int charactersPerBlock = sizeof(ulong) / sizeof(char);
        var seen = 0ul;
        for (; text.Length >= charactersPerBlock; text = text[charactersPerBlock..])
        {
            var characters = BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.AsBytes(text));
            seen |= characters;
            var pairs = (characters | (characters >> BitsPerByte)) & 0x0000FFFF0000FFFF;
            Append((uint)(pairs | (pairs >> (2 * BitsPerByte))), BitsPerBlock);
        }

        foreach (var character in text)
        {
            seen |= character;
            Append((byte)character, BitsPerByte);
        }

        return (seen & beyondAscii) == 0;
    }

    public readonly uint Finish() => Finish(hash, (uint)waiting, length);

    private static uint Mix(uint hash, uint block) => (BitOperations.RotateLeft(hash ^ Scramble(block), 13) * 5) + 0xE6546B64;

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;

    // An empty tail scrambles to zero, so it needs no question.
    private static uint Finish(uint hash, uint tail, uint length)
    {
        hash ^= Scramble(tail) ^ length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private void Append(uint value, int bits)
    {
        waiting |= (ulong)value << waitingBits;
        waitingBits += bits;
        length += (uint)bits / BitsPerByte;
        if (waitingBits >= BitsPerBlock)
        {
            hash = Mix(hash, (uint)waiting);
            waiting >>= BitsPerBlock;
            waitingBits -= BitsPerBlock;
        }
    }
}
