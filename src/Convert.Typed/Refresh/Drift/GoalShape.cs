namespace ConvertTyped.Refresh;

/// <summary>A goal as the app was built from it.</summary>
/// <param name="Member">How code names it: <c>Goals.Purchase</c>.</param>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="HasTransactions">Whether its conversions have a worth.</param>
/// <param name="AttributeKeys">What its rules read.</param>
internal sealed record GoalShape(string Member, string Key, string? Id, bool HasTransactions, HashSet<string> AttributeKeys);
