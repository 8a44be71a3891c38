using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>An audience ready to be asked.</summary>
internal sealed class CompiledAudience(ServedAudience served, RegexTimeoutCounter timeouts)
{
    private readonly CompiledRules? rules = CompiledRules.Compile(served.Rules, timeouts);

    public string Id { get; } = served.Id;

    /// <summary>What is wrong with rules that can match nobody.</summary>
    public IEnumerable<string> Faults => rules?.Faults ?? [];

    public string? Key { get; } = served.Key;

    /// <summary>Asked only until an experience has decided for the visitor.</summary>
    public bool IsPermanent { get; } = served.IsPermanent;

    /// <summary>The rule that alone decides this audience when there is one; else null.</summary>
    public MutualExclusion? Exclusion { get; } = MutualExclusion.FirstIn(served.Rules);

    /// <summary>An audience without rules matches nobody.</summary>
    public bool Matches(in AttributeLayers attributes, DecisionTrace? trace = null) => rules is not null && rules.Matches(attributes, trace);
}
