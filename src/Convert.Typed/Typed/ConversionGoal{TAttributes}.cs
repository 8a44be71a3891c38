namespace ConvertTyped;

/// <summary>A goal that is reached when its rules match what happened.</summary>
/// <remarks>All members may be called from many threads.</remarks>
/// <typeparam name="TAttributes">What the rules look at; generated.</typeparam>
/// <param name="client">Who reports it.</param>
/// <param name="key">The key of the goal.</param>
public sealed class ConversionGoal<TAttributes>(ConvertClient client, string key) : TypedGoal(client, key)
    where TAttributes : AttributeSet
{
    /// <summary>
    /// Reports that a visitor reached the goal, if its rules match, once per visitor, and says what became of it. Rules that do
    /// not match are <see cref="TrackResult.RulesNotMatched"/>; to report without asking them, use <see cref="ConvertClient.Goal"/>.
    /// </summary>
    /// <param name="visitor">Who reached it.</param>
    /// <param name="attributes">What the rules look at: <c>new() { … }</c>. The visitor's own attributes are not looked at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> or <paramref name="attributes"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public TrackResult Track(Visitor visitor, TAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return Untyped.Track(visitor, attributes: attributes);
    }
}
