namespace ConvertTyped.Evaluation;

/// <summary>How the part of a pattern that is being written will be run.</summary>
/// <param name="IsBackward">From right to left, as in a lookbehind.</param>
/// <param name="OrderMatters">
/// Whether it matters which of several matches is found first. Elsewhere all of them are tried, and a lazy loop finds a match
/// exactly if a greedy one does; .NET's engine is not at its best with lazy loops of empty iterations.
/// </param>
internal readonly record struct RegexFlow(bool IsBackward, bool OrderMatters);
