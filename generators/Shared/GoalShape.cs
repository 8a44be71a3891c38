namespace ConvertTyped.Snapshots;

/// <summary>A goal of a config. Its key is null unless it is text that is not empty.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Key">Its key.</param>
/// <param name="HasTransactions">Whether its conversions have a worth: it is a revenue goal, or its settings say how transactions come.</param>
/// <param name="RuleSet">Its rules.</param>
internal sealed record GoalShape(string? Id, string? Name, string? Key, bool HasTransactions, RuleSetShape RuleSet);
