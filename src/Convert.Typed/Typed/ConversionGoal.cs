namespace ConvertTyped;

/// <summary>A goal that is reached or not, and has no worth of its own.</summary>
/// <remarks>All members may be called from many threads.</remarks>
/// <param name="client">Who reports it.</param>
/// <param name="key">The key of the goal.</param>
public sealed class ConversionGoal(ConvertClient client, string key) : TypedGoal(client, key)
{
    /// <summary>Reports that a visitor reached the goal, once per visitor, and says what became of it.</summary>
    /// <param name="visitor">Who reached it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public TrackResult Track(Visitor visitor) => Untyped.Track(visitor);
}
