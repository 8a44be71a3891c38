using System.Buffers;

namespace ConvertTyped.Tracking;

/// <summary>Bytes that are written, cut back and written again, in memory that is kept for the next time.</summary>
internal sealed class BodyBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 4 * 1024;

    // Several times the largest body; more was asked for only while one event that was too large was written.
    private const int MostKept = 1024 * 1024;

    private byte[] bytes = new byte[InitialSize];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Append(ReadOnlySpan<byte> added)
    {
        added.CopyTo(GetSpan(added.Length));
        Length += added.Length;
    }

    /// <summary>Forgets what was written after that many bytes.</summary>
    public void CutBackTo(int length)
    {
        Length = length;
        if (length == 0 && bytes.Length > MostKept)
        {
            bytes = new byte[InitialSize];
        }
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Length + Math.Max(sizeHint, 1);
        if (needed > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(needed, 2 * bytes.Length));
        }

        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
