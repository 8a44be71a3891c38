using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>Asks whether another experience has decided for the visitor (CONTRACT section 3, mutual exclusion).</summary>
internal sealed record MutualExclusion(string ExperienceKey, bool Negated)
{
    public static MutualExclusion? FirstIn(ServedRules? rules)
    {
        var rule = rules?.All.FirstOrDefault(static rule => rule.RuleType == "bucketed_into_experience_key");
        return rule is null ? null : new MutualExclusion(JavaScriptText.Of(rule.Value ?? AttributeValue.Null), rule.Negated ?? false);
    }
}
