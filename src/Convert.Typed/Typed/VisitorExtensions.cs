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
}
