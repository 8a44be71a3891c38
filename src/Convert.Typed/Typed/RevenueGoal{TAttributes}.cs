namespace ConvertTyped;

/// <summary>A goal whose conversions have a worth, and that is reached when its rules match what happened.</summary>
/// <remarks>All members may be called from many threads.</remarks>
/// <typeparam name="TAttributes">What the rules look at; generated.</typeparam>
/// <param name="client">Who reports it.</param>
/// <param name="key">The key of the goal.</param>
public sealed class RevenueGoal<TAttributes>(ConvertClient client, string key) : TypedGoal(client, key)
    where TAttributes : AttributeSet
{
    /// <summary>
    /// Reports that a visitor reached the goal, if its rules match, once per visitor, and says what became of it. Rules that do
    /// not match are <see cref="TrackResult.RulesNotMatched"/>; to report without asking them, use <see cref="ConvertClient.Goal"/>.
    /// </summary>
    /// <param name="visitor">Who reached it.</param>
    /// <param name="attributes">What the rules look at: <c>new() { … }</c>. The visitor's own attributes are not looked at.</param>
    /// <param name="amount">The revenue, in the project's currency.</param>
    /// <param name="productsCount">How many products were bought.</param>
    /// <param name="transactionId">The id by which a repeated report of one transaction is recognised.</param>
    /// <param name="customDimensions">The project's custom dimensions, the first one first, at most five; a null one is left out.</param>
    /// <param name="repeat">Reports a further transaction of a visitor who has reached the goal before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> or <paramref name="attributes"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>, or there are more than five custom dimensions.</exception>
    public TrackResult Track(
        Visitor visitor,
        TAttributes attributes,
        decimal? amount = null,
        int? productsCount = null,
        string? transactionId = null,
        IReadOnlyList<AttributeValue>? customDimensions = null,
        bool repeat = false)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return Untyped.Track(visitor, DataOf(amount, productsCount, transactionId, customDimensions), attributes, repeat);
    }
}
