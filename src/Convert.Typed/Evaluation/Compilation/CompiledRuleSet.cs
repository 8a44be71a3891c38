using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>Rules under an id and a key: a segment, a location, a goal, or the site area of an experience.</summary>
internal sealed class CompiledRuleSet(string id, string? key, ServedRules? served, RegexTimeoutCounter timeouts)
{
    private readonly CompiledRules? rules = CompiledRules.Compile(served, timeouts);

    public string Id { get; } = id;

    /// <summary>What is wrong with rules that can match nobody.</summary>
    public IEnumerable<string> Faults => rules?.Faults ?? [];

    public string? Key { get; } = key;

    /// <summary>Matches whatever it is asked about: where there is a name and nobody knows the rules.</summary>
    public bool MatchesAnything { get; init; }

    /// <summary>Of a goal: whether its conversions have a worth.</summary>
    public bool HasTransactions { get; init; }

    /// <summary>The names of the attributes that the rules read.</summary>
    public IEnumerable<string> AttributeKeys => (served?.All ?? []).Select(static rule => rule.Key).OfType<string>();

    /// <summary>Without rules nothing matches.</summary>
    public bool Matches(in AttributeLayers attributes, DecisionTrace? trace = null) => MatchesAnything || (rules is not null && rules.Matches(attributes, trace));
}
