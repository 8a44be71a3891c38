using System.Buffers;

namespace ConvertTyped.Evaluation;

/// <summary>A text lower-cased for the time of one comparison: in the caller's stack space, or in rented memory when it is long.</summary>
internal readonly ref struct LoweredText
{
    /// <summary>The stack space that spares most texts renting.</summary>
    public const int UsualLength = 256;

    private readonly char[]? rented;
    private readonly Span<char> characters;

    public LoweredText(ReadOnlySpan<char> text, Span<char> scratch)
    {
        var length = JavaScriptLowerCase.LengthOf(text);
        if (length > scratch.Length)
        {
            scratch = rented = ArrayPool<char>.Shared.Rent(length);
        }

        characters = scratch[..JavaScriptLowerCase.Write(text, scratch)];
    }

    /// <summary>The lower-cased text. It belongs to this comparison alone, so it may be written over.</summary>
    public Span<char> Characters => characters;

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
