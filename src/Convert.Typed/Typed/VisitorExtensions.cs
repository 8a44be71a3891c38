namespace ConvertTyped;

/// <summary>What can be asked of a visitor with generated types.</summary>
public static class VisitorExtensions
{
    /// <summary>
    /// The same visitor in a preview: the experience answers with that variation whatever its rules, status, environment or
    /// archive state say, features are read through it, and nothing is remembered or reported.
    /// </summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="experience">The experience, of the class that made the visitor.</param>
    /// <param name="variation">The variation.</param>
    /// <returns>
    /// A view in that preview, and in no earlier one. A variation that the config in force does not have gives a view in no
    /// preview.
    /// </returns>
    /// <remarks>May be called from many threads.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> or <paramref name="experience"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// Another client made <paramref name="visitor"/>, or <paramref name="variation"/> is <c>None</c> or <c>Unknown</c>.
    /// </exception>
    public static Visitor Preview<TVariation>(this Visitor visitor, Experience<TVariation> experience, TVariation variation)
        where TVariation : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(experience);
        return experience.Preview(visitor, variation);
    }

    /// <summary>
    /// Puts the visitor into those of the segments whose rules match the visitor's attributes. Experiences can ask for a segment,
    /// and events tell those a visitor is in.
    /// </summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="segments">The segments, of the class that made the visitor. One that the config in force does not have takes nobody.</param>
    /// <returns>The segments that the visitor was not in before. In a preview nothing is remembered.</returns>
    /// <remarks>May be called from many threads.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> or one of <paramref name="segments"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>. No segment was entered then.</exception>
    public static IReadOnlyList<Segment> EnterSegments(this Visitor visitor, params ReadOnlySpan<Segment> segments)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        foreach (var segment in segments)
        {
            ArgumentNullException.ThrowIfNull(segment, nameof(segments));
            segment.Client.RequireOwn(visitor);
        }

        var entered = new List<Segment>();
        foreach (var segment in segments)
        {
            if (segment.Client.EnterSegments(visitor, [segment.Key]).Count > 0)
            {
                entered.Add(segment);
            }
        }

        return entered;
    }
}
