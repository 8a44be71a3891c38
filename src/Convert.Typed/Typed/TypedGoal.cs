namespace ConvertTyped;

/// <summary>A goal of the snapshot. Each kind of goal takes what the service can use for it.</summary>
/// <remarks>
/// All members may be called from many threads. The service counts a goal once per visitor. What a goal of the snapshot does not
/// take can still be sent with <see cref="ConvertClient.Goal"/>.
/// </remarks>
public abstract class TypedGoal
{
    private protected TypedGoal(ConvertClient client, string key)
    {
        ArgumentNullException.ThrowIfNull(client);
        Untyped = client.Goal(key);
    }

    /// <summary>The key of the goal, as the service knows it.</summary>
    public string Key => Untyped.Key;

    private protected Goal Untyped { get; }

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    /// <summary>What a conversion is worth; null when nothing was said.</summary>
    private protected static GoalData? DataOf(decimal? amount, int? productsCount, string? transactionId, IReadOnlyList<AttributeValue>? customDimensions)
    {
        List<KeyValuePair<string, AttributeValue>> values = [];
        if (amount is { } revenue)
        {
            values.Add(new("amount", revenue));
        }

        if (productsCount is { } count)
        {
            values.Add(new("productsCount", count));
        }

        if (transactionId is not null)
        {
            values.Add(new("transactionId", transactionId));
        }

        if (customDimensions is not null)
        {
            values.AddRange(new GoalData { CustomDimensions = customDimensions });
        }

        return values.Count == 0 ? null : new GoalData(values);
    }
}
