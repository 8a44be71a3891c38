using System.Text.RegularExpressions;

namespace ConvertTyped.Evaluation;

/// <summary>
/// A JavaScript regular expression (<c>i</c> flag, no <c>u</c> flag) that answers in bounded time. Thread-safe.
/// </summary>
/// <remarks>
/// It backtracks like JavaScript until a match takes too long for the first time; from then on it runs without backtracking,
/// in time linear in the subject, or, where the pattern does not allow that, answers nothing any more.
/// </remarks>
internal sealed class JavaScriptRegex
{
    /// <summary>How long one match may hold the thread of whoever asked.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(25);

    private readonly RegexTimeoutCounter? timeouts;
    private Regex? matcher;

    private JavaScriptRegex(Regex matcher, RegexTimeoutCounter? timeouts)
    {
        this.matcher = matcher;
        this.timeouts = timeouts;
    }

    /// <summary>The compiled pattern; null when JavaScript would refuse it, or when it is of absurd size.</summary>
    public static JavaScriptRegex? Create(string pattern, RegexTimeoutCounter? timeouts = null) =>
        Translate(pattern) is { } translated && Build(translated, RegexOptions.None) is { } matcher
            ? new JavaScriptRegex(matcher, timeouts)
            : null;

    /// <summary>The .NET pattern with the same meaning for a canonicalized subject; null when the pattern is invalid.</summary>
    public static string? Translate(string pattern) =>
        RegexParser.Parse(pattern) is { } root ? RegexWriter.Write(RegexSimplifier.Simplify(root)) : null;

    /// <summary>Whether a text contains a match; null when that could not be found out in time.</summary>
    /// <param name="text">The text. It is written over.</param>
    public bool? IsMatch(Span<char> text)
    {
        if (Volatile.Read(ref matcher) is not { } current)
        {
            return null;
        }

        RegexCase.Canonicalize(text);
        try
        {
            return current.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            timeouts?.Add();
            Replace(current);
            return null;
        }
    }

    private void Replace(Regex slow)
    {
        if (slow.Options.HasFlag(RegexOptions.NonBacktracking))
        {
            // Linear, but too long a subject for the limit. The next one may be shorter.
            return;
        }

        Interlocked.CompareExchange(ref matcher, Build(slow.ToString(), RegexOptions.NonBacktracking), slow);
    }

    // .NET refuses some patterns that are fine in JavaScript: without backtracking those with looks, back references and
    // large repetitions; with it those nested beyond its own bounds.
    private static Regex? Build(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant, TimeLimit);
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
