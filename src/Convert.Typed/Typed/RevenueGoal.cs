namespace ConvertTyped;

/// <summary>A goal whose conversions have a worth.</summary>
/// <remarks>All members may be called from many threads.</remarks>
/// <param name="client">Who reports it.</param>
/// <param name="key">The key of the goal.</param>
public sealed class RevenueGoal(ConvertClient client, string key) : TypedGoal(client, key)
{
    /// <summary>Reports that a visitor reached the goal, once per visitor, and says what became of it.</summary>
    /// <param name="visitor">Who reached it.</param>
    /// <param name="amount">The revenue, in the project's currency.</param>
    /// <param name="productsCount">How many products were bought.</param>
    /// <param name="transactionId">The id by which a repeated report of one transaction is recognised.</param>
    /// <param name="customDimensions">The project's custom dimensions, the first one first, at most five; a null one is left out.</param>
    /// <param name="repeat">Reports a further transaction of a visitor who has reached the goal before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>, or there are more than five custom dimensions.</exception>
    public TrackResult Track(
        Visitor visitor,
        decimal? amount = null,
        int? productsCount = null,
        string? transactionId = null,
        IReadOnlyList<AttributeValue>? customDimensions = null,
        bool repeat = false) =>
        Untyped.Track(visitor, DataOf(amount, productsCount, transactionId, customDimensions), repeat: repeat);
}
