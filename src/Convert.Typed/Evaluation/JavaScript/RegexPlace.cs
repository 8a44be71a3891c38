namespace ConvertTyped.Evaluation;

/// <summary>The places that a pattern can ask for.</summary>
internal enum RegexPlace
{
    /// <summary>The start of the text: <c>^</c>.</summary>
    Start,

    /// <summary>The very end of the text: <c>$</c>.</summary>
    End,

    /// <summary>Between an ASCII word character and something else: <c>\b</c>.</summary>
    WordBoundary,

    /// <summary>Anywhere else: <c>\B</c>.</summary>
    NotWordBoundary,
}
