using System.Text.RegularExpressions;

namespace ConvertTyped.Evaluation;

/// <summary>
/// A JavaScript regular expression (<c>i</c> flag, no <c>u</c> flag) that answers in bounded time. Thread-safe.
/// </summary>
/// <remarks>
/// It backtracks like JavaScript until a match takes too long for the first time; from that match on it runs without
/// backtracking, in time linear in the subject, or, where the pattern does not allow that, answers nothing any more. The object
/// lives as long as the config it belongs to, so the next config tries anew.
/// </remarks>
internal sealed class JavaScriptRegex
{
    /// <summary>How long one attempt may hold the thread of whoever asked; there are three at most, and only once a pattern.</summary>
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
        return TryMatch(current, text) ?? MatchAgain(current, text);
    }

    // Without backtracking the same match is decided at once. A pattern that does not allow that is given up, but the limit is
    // by the clock: a busy system holds up a harmless match, too, though hardly three times in a row.
    private bool? MatchAgain(Regex timedOut, ReadOnlySpan<char> text)
    {
        timeouts?.Add();
        if (timedOut.Options.HasFlag(RegexOptions.NonBacktracking))
        {
            return null;
        }

        var linear = Build(timedOut.ToString(), RegexOptions.NonBacktracking);
        var decided = linear is null ? TryMatch(timedOut, text) ?? TryMatch(timedOut, text) : TryMatch(linear, text);
        if (linear is not null || decided is null)
        {
            Interlocked.CompareExchange(ref matcher, linear, timedOut);
        }

        return decided;
    }

    private static bool? TryMatch(Regex matcher, ReadOnlySpan<char> text)
    {
        var start = Environment.TickCount64;
        try
        {
            var isMatch = matcher.IsMatch(text);

            // Without backtracking, .NET 10 can answer yes to anything when the limit passes while a first match is prepared,
            // instead of saying that it passed. So an answer that comes after the limit is none.
            var isLate = matcher.Options.HasFlag(RegexOptions.NonBacktracking) && Environment.TickCount64 - start >= TimeLimit.TotalMilliseconds;
            return isLate ? null : isMatch;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // .NET refuses some patterns that are fine in JavaScript: without backtracking those with looks, back references and
    // large repetitions; with it none is known that the parser lets through.
    private static Regex? Build(string pattern, RegexOptions options)
    {
        try
        {
            var regex = new Regex(pattern, options | RegexOptions.CultureInvariant, TimeLimit);

            // What a first match prepares takes longer than many matches; no visitor's time is spent on it.
            _ = TryMatch(regex, "");
            return regex;
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
