using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Drops what a pattern does not need: groups that nothing refers to, references to groups that are never entered, and
/// iterations that consume nothing. What is left is smaller, and in .NET more often runs without backtracking.
/// </summary>
internal static class RegexSimplifier
{
    public static RegexNode Simplify(RegexNode root)
    {
        // Each round can make groups superfluous that another round then drops, so it ends.
        var captures = CapturesIn(root);
        while (true)
        {
            var needed = captures;
            needed.IntersectWith(ReferencesIn(root));
            root = Rewrite(root, needed);
            captures = CapturesIn(root);
            if (captures.SetEquals(needed) && captures.IsSupersetOf(ReferencesIn(root)))
            {
                return root;
            }
        }
    }

    private static RegexNode Rewrite(RegexNode node, HashSet<int> needed) => node switch
    {
        RegexNode.Sequence sequence => SequenceOf([.. sequence.Items.Select(item => Rewrite(item, needed)).Where(static item => !item.IsEmpty)]),
        RegexNode.Choice choice => ChoiceOf([.. choice.Branches.Select(branch => Rewrite(branch, needed))]),
        RegexNode.Capture capture when needed.Contains(capture.Number) => capture with { Body = Rewrite(capture.Body, needed) },
        RegexNode.Capture capture => Rewrite(capture.Body, needed),
        RegexNode.BackReference reference => needed.Contains(reference.Number) ? reference : RegexNode.Sequence.Empty,
        RegexNode.Look look => LookOf(look with { Body = Rewrite(look.Body, needed) }),
        RegexNode.Repeat repeat => RepeatOf(repeat with { Body = Rewrite(repeat.Body, needed) }),
        _ => node,
    };

    private static RegexNode SequenceOf(ImmutableArray<RegexNode> items) => items.Length == 1 ? items[0] : new RegexNode.Sequence(items);

    // Where one branch consumes nothing and asks for nothing, others that consume nothing matter only by what they capture.
    private static RegexNode ChoiceOf(ImmutableArray<RegexNode> branches)
    {
        var choice = new RegexNode.Choice(branches);
        return choice.IsAlwaysEmpty && branches.Any(static branch => branch.IsEmpty) && CapturesIn(choice).Count == 0
            ? RegexNode.Sequence.Empty
            : choice;
    }

    private static RegexNode LookOf(RegexNode.Look look) => look is { IsNegated: false, Body.IsEmpty: true } ? look.Body : look;

    // JavaScript takes back an iteration past the minimum that consumed nothing: of those that never consume, none is left
    // that need not be, and the last of those that must be is like the first.
    private static RegexNode RepeatOf(RegexNode.Repeat repeat)
    {
        if (repeat.Maximum == 0 || (repeat.Minimum == 0 && repeat.Body.IsAlwaysEmpty))
        {
            return RegexNode.Sequence.Empty;
        }

        return repeat.Body.IsAlwaysEmpty ? repeat.Body : repeat;
    }

    private static HashSet<int> CapturesIn(RegexNode root) => [.. Descend(root).OfType<RegexNode.Capture>().Select(static capture => capture.Number)];

    private static HashSet<int> ReferencesIn(RegexNode root) =>
        [.. Descend(root).OfType<RegexNode.BackReference>().Select(static reference => reference.Number)];

    private static IEnumerable<RegexNode> Descend(RegexNode node) => node.Parts.SelectMany(Descend).Prepend(node);
}
