namespace ConvertTyped;

/// <summary>A conversion that a client made for tests has recorded. Immutable.</summary>
public sealed record Conversion
{
    // Beyond what a decimal holds.
    private const double PastLargestAmount = 7.9e28;

    internal Conversion(string goalKey, string visitorId, GoalData? data)
    {
        GoalKey = goalKey;
        VisitorId = visitorId;
        Data = data;
    }

    /// <summary>The key of the goal.</summary>
    public string GoalKey { get; }

    /// <summary>Who reached it.</summary>
    public string VisitorId { get; }

    /// <summary>What it is worth, as it was given; null when nothing was said.</summary>
    public GoalData? Data { get; }

    /// <summary>The revenue among <see cref="Data"/>; null when it was not given.</summary>
    public decimal? Amount => Find("amount") is { } value && value.TryGetNumber(out var amount) && Math.Abs(amount) < PastLargestAmount ? (decimal)amount : null;

    /// <summary>How many products were bought, by <see cref="Data"/>; null when it was not given.</summary>
    public int? ProductsCount => Find("productsCount") is { } value && value.TryGetNumber(out var count) ? (int)count : null;

    /// <summary>The id of the transaction among <see cref="Data"/>; null when it was not given.</summary>
    public string? TransactionId => Find("transactionId") is { } value && value.TryGetText(out var id) ? id : null;

    /// <summary>The conversion in one line, for the messages of assertions.</summary>
    public override string ToString() =>
        $"visitor '{VisitorId}' reached '{GoalKey}'{(Data is null ? "" : $" with {string.Join(", ", Data.Select(static entry => $"{entry.Key} {entry.Value}"))}")}";

    private AttributeValue? Find(string key)
    {
        foreach (var (name, value) in Data ?? [])
        {
            if (name == key)
            {
                return value;
            }
        }

        return null;
    }
}
