namespace ConvertTyped.Snapshots.Json;

/// <summary>A part of a text, <paramref name="End"/> not included.</summary>
internal readonly record struct SourceSpan(SourcePosition Start, SourcePosition End)
{
    public int Length => End.Offset - Start.Offset;

    /// <summary>The first character alone: where to point when the whole would be many lines.</summary>
    public SourceSpan FirstCharacter =>
        Length == 0 ? this : new(Start, Start with { Offset = Start.Offset + 1, Column = Start.Column + 1 });
}
