using System.Collections.Frozen;
using System.Text.Json;

namespace ConvertTyped.DevServer.Tracking;

/// <summary>What the goal data of a conversion may hold (CONTRACT section 1).</summary>
internal static class GoalRules
{
    private const int LongestListedText = 32;

    private static readonly FrozenSet<string> Keys =
    [
        "amount", "productsCount", "transactionId",
        "customDimension1", "customDimension2", "customDimension3", "customDimension4", "customDimension5",
    ];

    public static GoalValue? Read(JsonElement entry, string path, Action<string, string> report)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            report(path, "It must be an object with key and value.");
            return null;
        }

        if (!entry.TryGetProperty("key", out var key) || key.ValueKind != JsonValueKind.String || !Keys.Contains(key.GetString()!))
        {
            report($"{path}.key", "It must be amount, productsCount, transactionId, or customDimension1 to customDimension5.");
            return null;
        }

        if (!entry.TryGetProperty("value", out var value) || !IsValue(value))
        {
            report($"{path}.value", $"It must be a number, a text, or a list of texts of at most {LongestListedText} characters.");
            return null;
        }

        return new GoalValue(key.GetString()!, value.Clone());
    }

    private static bool IsValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.String => true,
        JsonValueKind.Array => value.EnumerateArray().All(static text => text.ValueKind == JsonValueKind.String && text.GetString()!.Length <= LongestListedText),
        _ => false,
    };
}
