using System.Globalization;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Writes a JavaScript pattern as a .NET one that means the same: for a canonicalized subject (<see cref="RegexCase"/>), with
/// the default options, and as far as "does it match" goes.
/// </summary>
internal sealed class RegexWriter
{
    // Loops with captures are written twice over, each inside the other.
    private const int MaximumLength = 200_000;

    private readonly IReadOnlySet<int> referenced;
    private readonly StringBuilder output = new();
    private int marks;

    private RegexWriter(IReadOnlySet<int> referenced) => this.referenced = referenced;

    /// <summary>The .NET pattern, or null when it would be absurdly long.</summary>
    /// <param name="root">The pattern.</param>
    /// <param name="referenced">The groups that back references need; others need not capture.</param>
    public static string? Write(RegexNode root, IReadOnlySet<int> referenced)
    {
        var writer = new RegexWriter(referenced);
        writer.Write(root, default);
        return writer.output.Length > MaximumLength ? null : writer.output.ToString();
    }

    private void Write(RegexNode node, RegexFlow flow)
    {
        if (output.Length > MaximumLength)
        {
            return;
        }

        switch (node)
        {
            case RegexNode.Characters characters:
                var canonical = characters.Set.Canonicalize();
                (characters.IsComplement ? canonical.Complement() : canonical).WriteTo(output);
                break;
            case RegexNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Write(item, flow);
                }

                break;
            case RegexNode.Choice choice:
                WriteChoice(choice, flow);
                break;
            case RegexNode.Capture capture:
                WriteGroup(referenced.Contains(capture.Number) ? $"(?<{Name(capture.Number)}>" : "(?:", capture.Body, flow);
                break;
            case RegexNode.BackReference reference:
                // A group that captured nothing fails in .NET and is empty in JavaScript.
                output.Append(CultureInfo.InvariantCulture, $"(?({Name(reference.Number)})\\k<{Name(reference.Number)}>)");
                break;
            case RegexNode.Look look:
                // What a look captures first stays, so there it matters what is tried first.
                var orderMatters = !look.IsNegated && (flow.OrderMatters || CapturesIn(look.Body).Any());
                WriteGroup((look.IsBehind ? "(?<" : "(?") + (look.IsNegated ? '!' : '='), look.Body, new(look.IsBehind, orderMatters));
                break;
            case RegexNode.Repeat repeat:
                WriteRepeat(repeat, flow);
                break;
            case RegexNode.Place place:
                output.Append(Text(place.Kind));
                break;
            default:
                break;
        }
    }

    private void WriteChoice(RegexNode.Choice choice, RegexFlow flow)
    {
        var opening = "(?:";
        foreach (var branch in choice.Branches)
        {
            output.Append(opening);
            Write(branch, flow);
            opening = "|";
        }

        output.Append(')');
    }

    private void WriteGroup(string opening, RegexNode body, RegexFlow flow)
    {
        output.Append(opening);
        Write(body, flow);
        output.Append(')');
    }

    private void WriteRepeat(RegexNode.Repeat repeat, RegexFlow flow)
    {
        var captures = CapturesIn(repeat.Body).ToArray();
        var isLazy = repeat.IsLazy && flow.OrderMatters;
        if (repeat.Body.IsAlwaysEmpty)
        {
            // Once is enough, and what need not be is never tried, because an empty iteration past the minimum does not count.
            var times = int.Min(repeat.Minimum, 1);
            WriteLoop(repeat.Body, flow, captures, mark: null);
            WriteQuantifier(times, times, isLazy: false);
            return;
        }

        if (!repeat.Body.CanBeEmpty || (captures.Length == 0 && !flow.OrderMatters))
        {
            WriteLoop(repeat.Body, flow, captures, mark: null);
            WriteQuantifier(repeat.Minimum, repeat.Maximum, isLazy);
            return;
        }

        // JavaScript goes back when an iteration past the minimum consumes nothing, and what it captured is forgotten. .NET
        // keeps that and leaves the loop. As long as nothing captures, both come to the same.
        var required = repeat.Minimum;
        var optional = repeat.Maximum == RegexNode.Repeat.Unbounded ? repeat.Maximum : repeat.Maximum - required;
        var mark = $"m{++marks}";
        if (!flow.IsBackward)
        {
            WriteLoop(repeat.Body, flow, captures, mark: null);
            WriteQuantifier(required, required, isLazy: false);
        }

        WriteLoop(repeat.Body, flow, captures, mark);
        WriteQuantifier(0, optional, isLazy);
        if (flow.IsBackward)
        {
            WriteLoop(repeat.Body, flow, captures, mark: null);
            WriteQuantifier(required, required, isLazy: false);
        }
    }

    // With a mark, a group of that name holds the text of one iteration, which then must not be empty.
    private void WriteLoop(RegexNode body, RegexFlow flow, int[] captures, string? mark)
    {
        output.Append("(?:");

        // A lookbehind runs from right to left, so there an iteration begins at its right end.
        WriteIterationEnd(isStart: !flow.IsBackward, captures, mark);
        if (mark is null)
        {
            Write(body, flow);
        }
        else
        {
            WriteGroup($"(?<{mark}>", body, flow);
        }

        WriteIterationEnd(isStart: flow.IsBackward, captures, mark);
        output.Append(')');
    }

    private void WriteIterationEnd(bool isStart, int[] captures, string? mark)
    {
        if (!isStart)
        {
            // At the very end of the subject only an empty group matches.
            output.Append(mark is null ? "" : $"(?!(?>[\\u0000-\\uFFFF]*)\\k<{mark}>)");
            return;
        }

        // Each iteration begins without what the one before it captured.
        foreach (var number in captures)
        {
            output.Append(CultureInfo.InvariantCulture, $"(?({Name(number)})(?<-{Name(number)}>))");
        }
    }

    private void WriteQuantifier(int minimum, int maximum, bool isLazy)
    {
        output.Append('{').Append(minimum).Append(',');
        if (maximum != RegexNode.Repeat.Unbounded)
        {
            output.Append(maximum);
        }

        output.Append(isLazy ? "}?" : "}");
    }

    private IEnumerable<int> CapturesIn(RegexNode node) => node switch
    {
        RegexNode.Sequence sequence => sequence.Items.SelectMany(CapturesIn),
        RegexNode.Choice choice => choice.Branches.SelectMany(CapturesIn),
        RegexNode.Capture capture when referenced.Contains(capture.Number) => CapturesIn(capture.Body).Prepend(capture.Number),
        RegexNode.Capture capture => CapturesIn(capture.Body),
        RegexNode.Look { IsNegated: false } look => CapturesIn(look.Body),
        RegexNode.Repeat repeat => CapturesIn(repeat.Body),
        _ => [],
    };

    private static string Name(int number) => $"g{number}";

    // .NET's own \b knows every script, and its $ stops before a final line feed.
    private static string Text(RegexPlace place) => place switch
    {
        RegexPlace.Start => "\\A",
        RegexPlace.End => "\\z",
        RegexPlace.WordBoundary => "(?:(?<=[0-9A-Z_])(?![0-9A-Z_])|(?<![0-9A-Z_])(?=[0-9A-Z_]))",
        _ => "(?:(?<=[0-9A-Z_])(?=[0-9A-Z_])|(?<![0-9A-Z_])(?![0-9A-Z_]))",
    };
}
