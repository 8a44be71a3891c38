using System.Globalization;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Writes a JavaScript pattern as a .NET one that means the same: for a canonicalized subject (<see cref="RegexCase"/>), with
/// the default options, and as far as "does it match" goes.
/// </summary>
internal sealed class RegexWriter
{
    // Loops with captures can be written twice over, each inside the other.
    private const int MaximumLength = 1_000_000;

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
        writer.Write(root, isBackward: false);
        return writer.output.Length > MaximumLength ? null : writer.output.ToString();
    }

    private void Write(RegexNode node, bool isBackward)
    {
        if (output.Length > MaximumLength)
        {
            return;
        }

        switch (node)
        {
            case RegexNode.Characters characters:
                var canonical = characters.Set.WithCanonical();
                (characters.IsComplement ? canonical.Complement() : canonical).WriteTo(output);
                break;
            case RegexNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Write(item, isBackward);
                }

                break;
            case RegexNode.Choice choice:
                WriteChoice(choice, isBackward);
                break;
            case RegexNode.Capture capture:
                WriteGroup(referenced.Contains(capture.Number) ? $"(?<{Name(capture.Number)}>" : "(?:", capture.Body, isBackward);
                break;
            case RegexNode.BackReference reference:
                // A group that captured nothing fails in .NET and is empty in JavaScript.
                output.Append(CultureInfo.InvariantCulture, $"(?({Name(reference.Number)})\\k<{Name(reference.Number)}>)");
                break;
            case RegexNode.Look look:
                WriteGroup((look.IsBehind ? "(?<" : "(?") + (look.IsNegated ? '!' : '='), look.Body, look.IsBehind);
                break;
            case RegexNode.Repeat repeat:
                WriteRepeat(repeat, isBackward);
                break;
            case RegexNode.Place place:
                output.Append(Text(place.Kind));
                break;
            default:
                break;
        }
    }

    private void WriteChoice(RegexNode.Choice choice, bool isBackward)
    {
        var opening = "(?:";
        foreach (var branch in choice.Branches)
        {
            output.Append(opening);
            Write(branch, isBackward);
            opening = "|";
        }

        output.Append(')');
    }

    private void WriteGroup(string opening, RegexNode body, bool isBackward)
    {
        output.Append(opening);
        Write(body, isBackward);
        output.Append(')');
    }

    private void WriteRepeat(RegexNode.Repeat repeat, bool isBackward)
    {
        var captures = CapturesIn(repeat.Body).ToArray();
        if (captures.Length == 0 || !repeat.Body.CanBeEmpty)
        {
            WriteLoop(repeat, captures, repeat.Minimum, repeat.Maximum, isBackward, mark: null);
            return;
        }

        // JavaScript goes back when an iteration past the minimum consumes nothing, and what it captured is forgotten.
        // .NET keeps that and leaves the loop. Without captures both come to the same.
        var rest = repeat.Maximum == RegexNode.Repeat.Unbounded ? repeat.Maximum : repeat.Maximum - repeat.Minimum;
        var mark = $"m{++marks}";
        if (isBackward)
        {
            WriteLoop(repeat, captures, 0, rest, isBackward, mark);
        }

        WriteLoop(repeat, captures, repeat.Minimum, repeat.Minimum, isBackward, mark: null);
        if (!isBackward)
        {
            WriteLoop(repeat, captures, 0, rest, isBackward, mark);
        }
    }

    /// <param name="mark">The name of a group for the text of one iteration, which then must not be empty.</param>
    private void WriteLoop(RegexNode.Repeat repeat, int[] captures, int minimum, int maximum, bool isBackward, string? mark)
    {
        output.Append("(?:");
        if (!isBackward)
        {
            Forget(captures);
        }
        else
        {
            RefuseEmpty(mark);
        }

        WriteGroup(mark is null ? "(?:" : $"(?<{mark}>", repeat.Body, isBackward);
        if (isBackward)
        {
            Forget(captures);
        }
        else
        {
            RefuseEmpty(mark);
        }

        output.Append("){").Append(minimum).Append(',');
        if (maximum != RegexNode.Repeat.Unbounded)
        {
            output.Append(maximum);
        }

        output.Append(repeat.IsLazy ? "}?" : "}");
    }

    // Each iteration begins without what the one before it captured. A lookbehind runs from right to left.
    private void Forget(int[] captures)
    {
        foreach (var number in captures)
        {
            output.Append(CultureInfo.InvariantCulture, $"(?({Name(number)})(?<-{Name(number)}>))");
        }
    }

    // At the very end of the subject only an empty group matches.
    private void RefuseEmpty(string? mark)
    {
        if (mark is not null)
        {
            output.Append(CultureInfo.InvariantCulture, $"(?!(?>[\\u0000-\\uFFFF]*)\\k<{mark}>)");
        }
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
