using System.Text.Json;

namespace ConvertTyped.DevServer;

/// <summary>One entry of a conversion's goal data.</summary>
/// <param name="Key">What it tells, such as <c>amount</c>.</param>
/// <param name="Value">A number, a text, or a list of texts, as it was sent.</param>
public sealed record GoalValue(string Key, JsonElement Value);
