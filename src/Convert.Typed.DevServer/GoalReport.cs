namespace ConvertTyped.DevServer;

/// <summary>The conversions of a goal. A first conversion with goal data comes as two events: one without and one with it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key; null if the config does not know it.</param>
/// <param name="Name">Its name; null if the config does not know it.</param>
/// <param name="Conversions">How many events without goal data named it, duplicates included.</param>
/// <param name="Transactions">How many events with goal data named it, duplicates included.</param>
/// <param name="Amount">The sum of <c>amount</c> over these.</param>
/// <param name="ProductsCount">The sum of <c>productsCount</c> over these.</param>
public sealed record GoalReport(string Id, string? Key, string? Name, long Conversions, long Transactions, double Amount, double ProductsCount);
