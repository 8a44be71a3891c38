using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>Rules ready to be asked: any entry, in it all groups, in each any rule. An empty list at any level matches nothing.</summary>
internal sealed class CompiledRules
{
    private readonly CompiledRule[][][] anyOf;

    private CompiledRules(CompiledRule[][][] anyOf) => this.anyOf = anyOf;

    public static CompiledRules? Compile(ServedRules? rules, RegexTimeoutCounter timeouts) => rules is null
        ? null
        : new(Array.ConvertAll(rules.AnyOf, groups => Array.ConvertAll(groups, group => Array.ConvertAll(group, rule => new CompiledRule(rule, timeouts)))));

    /// <summary>What is wrong with rules that can match nobody.</summary>
    public IEnumerable<string> Faults => anyOf
        .SelectMany(static groups => groups)
        .SelectMany(static group => group)
        .Where(static rule => rule.Fault() is not null)
        .Select(static rule => $"The rule on '{rule.Key}' {rule.Fault()}; it matches nobody.");

    public bool Matches(in AttributeLayers attributes, DecisionTrace? trace)
    {
        for (var entry = 0; entry < anyOf.Length; entry++)
        {
            if (AllMatch(anyOf[entry], attributes, entry + 1, trace))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllMatch(CompiledRule[][] groups, in AttributeLayers attributes, int entry, DecisionTrace? trace)
    {
        for (var group = 0; group < groups.Length; group++)
        {
            if (!AnyMatches(groups[group], attributes, new RulePlace(entry, group + 1), trace))
            {
                return false;
            }
        }

        return groups.Length > 0;
    }

    private static bool AnyMatches(CompiledRule[] group, in AttributeLayers attributes, RulePlace place, DecisionTrace? trace)
    {
        foreach (var rule in group)
        {
            if (rule.Matches(attributes, place, trace))
            {
                return true;
            }
        }

        return false;
    }
}
