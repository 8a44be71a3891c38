namespace ConvertTyped.Evaluation;

/// <summary>Where a rule stands: any entry must match, in it all groups, in each any rule. Both count from 1.</summary>
internal readonly record struct RulePlace(int Entry, int Group);
