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

    private readonly StringBuilder output = new();
    private int marks;

    private RegexWriter()
    {
    }

    /// <summary>The .NET pattern, or null when it would be absurdly long.</summary>
    /// <param name="root">The pattern, simplified.</param>
    public static string? Write(RegexNode root)
    {
        var writer = new RegexWriter();
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
                WriteGroup($"(?<{Name(capture.Number)}>", capture.Body, flow);
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
        // .NET's optimizer mistakes (?:x+|){2} for x{2,}, but not (?:x+)?.
        var branches = flow.OrderMatters ? choice.Branches : choice.Branches.RemoveAll(static branch => branch.IsEmpty);
        branches = branches[^1].IsEmpty ? branches.RemoveAt(branches.Length - 1) : branches;
        var isOptional = branches.Length < choice.Branches.Length;
        var opening = isOptional ? "(?:(?:" : "(?:";
        foreach (var branch in branches)
        {
            output.Append(opening);
            Write(branch, flow);
            opening = "|";
        }

        output.Append(isOptional ? ")?)" : ")");
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
        if (!repeat.Body.CanBeEmpty || (captures.Length == 0 && !flow.OrderMatters))
        {
            WriteLoop(repeat.Body, flow, captures, mark: null);
            WriteQuantifier(repeat.Minimum, repeat.Maximum, isLazy);
            return;
        }

        // JavaScript goes back when an iteration past the minimum consumes nothing, and what it captured is forgotten. .NET
        // keeps that and leaves the loop. As long as nothing captures, both come to the same.
        if (!flow.IsBackward)
        {
            WriteRequired(repeat, flow, captures);
        }

        var optional = repeat.Maximum == RegexNode.Repeat.Unbounded ? repeat.Maximum : repeat.Maximum - repeat.Minimum;
        WriteLoop(repeat.Body, flow, captures, mark: $"m{++marks}");
        WriteQuantifier(0, optional, isLazy);
        if (flow.IsBackward)
        {
            WriteRequired(repeat, flow, captures);
        }
    }

    private void WriteRequired(RegexNode.Repeat repeat, RegexFlow flow, int[] captures)
    {
        if (repeat.Minimum > 0)
        {
            WriteLoop(repeat.Body, flow, captures, mark: null);
            WriteQuantifier(repeat.Minimum, repeat.Minimum, isLazy: false);
        }
    }

    // With a mark, a group of that name holds the text of one iteration, which then must not be empty.
    private void WriteLoop(RegexNode body, RegexFlow flow, int[] captures, string? mark)
    {
        if (captures.Length == 0 && mark is null && body is RegexNode.Characters or RegexNode.Choice)
        {
            Write(body, flow);
            return;
        }

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
        output.Append(CultureInfo.InvariantCulture, $"{{{minimum},{(maximum == RegexNode.Repeat.Unbounded ? "" : maximum)}}}");
        output.Append(isLazy ? "?" : "");
    }

    // A negative look leaves nothing captured.
    private static IEnumerable<int> CapturesIn(RegexNode node) => node switch
    {
        RegexNode.Capture capture => CapturesIn(capture.Body).Prepend(capture.Number),
        RegexNode.Look { IsNegated: true } => [],
        _ => node.Parts.SelectMany(CapturesIn),
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
