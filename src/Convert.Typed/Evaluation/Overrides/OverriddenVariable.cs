namespace ConvertTyped.Evaluation;

/// <summary>A variable of an overridden feature.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its type, as the service names it; null when nobody said.</param>
/// <param name="Value">A bool, long, double, string or JsonElement; null is no value.</param>
internal readonly record struct OverriddenVariable(string Key, string? Type, object? Value);
