namespace ConvertTyped;

/// <summary>An experience of the project with an enum of its variations, asked for one visitor at a time.</summary>
/// <typeparam name="TVariation">
/// The generated enum: <c>None</c> when nothing was decided, <c>Unknown</c> for a variation that the app was not built with,
/// and a member for each variation of the snapshot.
/// </typeparam>
/// <remarks>
/// All members may be called from many threads. An experience that the config in force does not have decides nothing. It stands
/// on the door by key, <see cref="ConvertClient.Experience"/>, and answers the same.
/// </remarks>
public sealed class Experience<TVariation>
    where TVariation : struct, Enum
{
    // No id or key of the service has parentheses.
    private const string UnknownId = "(unknown)";

    private readonly ConvertClient client;
    private readonly Experience untyped;
    private readonly TVariation unknown;
    private readonly (string Id, TVariation Member)[] variations;

    internal Experience(ConvertClient client, string key, TVariation unknown, (string Id, TVariation Member)[] variations)
    {
        this.client = client;
        this.unknown = unknown;
        this.variations = variations;
        untyped = client.Experience(key);
    }

    /// <summary>The key of the experience, as the service knows it.</summary>
    public string Key => untyped.Key;

    /// <summary>Decides the experience, remembers and reports a decision made anew, and says which variation the visitor gets.</summary>
    /// <param name="visitor">Whom to decide for.</param>
    /// <returns>
    /// The variation, to be given to a <c>switch</c> expression: the compiler warns of one that misses a member. <c>None</c> when
    /// nothing was decided; <see cref="Decide"/> says why.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public TVariation Run(Visitor visitor) => MemberOf(untyped.Decide(visitor));

    /// <summary>Decides the experience as <see cref="Run"/> does, and says which variation it is and why.</summary>
    /// <param name="visitor">Whom to decide for.</param>
    /// <param name="options">What this call asks for beside the visitor; null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public ExperienceDecision<TVariation> Decide(Visitor visitor, DecideOptions? options = null) => Typed(untyped.Decide(visitor, options));

    /// <summary>
    /// Decides the experience with this variation in the place of the visitor's bucket or earlier decision, and remembers and
    /// reports it. The gates still apply: for a visitor who does not take part nothing is decided.
    /// </summary>
    /// <param name="visitor">Whom to decide for.</param>
    /// <param name="variation">
    /// The variation. One that the config in force does not have is ignored: then this is <see cref="Decide"/>.
    /// </param>
    /// <param name="options">What this call asks for beside that; null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// Another client made <paramref name="visitor"/>, or <paramref name="variation"/> is <c>None</c> or <c>Unknown</c>.
    /// </exception>
    public ExperienceDecision<TVariation> Force(Visitor visitor, TVariation variation, DecideOptions? options = null) =>
        Decide(visitor, (options ?? new DecideOptions()) with { ForcedVariation = IdOf(variation) });

    /// <summary>What <see cref="Decide"/> would answer now; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public ExperienceDecision<TVariation> Peek(Visitor visitor, DecideOptions? options = null) => Typed(untyped.Peek(visitor, options));

    /// <summary>What <see cref="Decide"/> would answer now, and the whole way to it; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public ExperienceExplanation Explain(Visitor visitor, DecideOptions? options = null) => untyped.Explain(visitor, options);

    /// <summary>
    /// Answers every visitor of this client with one variation, whatever the config says, until <see cref="ClearOverride"/>: for
    /// tests and development. Features that the experience carries are on as in that variation; nothing is remembered or reported.
    /// </summary>
    /// <param name="variation">
    /// The variation; <c>None</c> decides nothing, and <c>Unknown</c> is answered as a variation that the app was not built with.
    /// </param>
    public void Override(TVariation variation) => untyped.Override(
        EqualityComparer<TVariation>.Default.Equals(variation, default) ? null
        : EqualityComparer<TVariation>.Default.Equals(variation, unknown) ? UnknownId
        : IdOf(variation));

    /// <summary>Takes back the override that code made of this experience: the config decides again, or an override of the app's configuration.</summary>
    public void ClearOverride() => untyped.ClearOverride();

    /// <summary>The visitor in a preview of a variation of this experience.</summary>
    internal Visitor Preview(Visitor visitor, TVariation variation)
    {
        client.RequireOwn(visitor);
        return visitor.Preview(client.Configuration.FindExperience(Key)?.Id ?? UnknownId, IdOf(variation));
    }

    private ExperienceDecision<TVariation> Typed(in ExperienceDecision decision) => new(decision, MemberOf(decision));

    private TVariation MemberOf(in ExperienceDecision decision)
    {
        if (decision.VariationId is not { } id)
        {
            return default;
        }

        foreach (var variation in variations)
        {
            if (variation.Id == id)
            {
                return variation.Member;
            }
        }

        return unknown;
    }

    private string IdOf(TVariation variation)
    {
        foreach (var known in variations)
        {
            if (EqualityComparer<TVariation>.Default.Equals(known.Member, variation))
            {
                return known.Id;
            }
        }

        var names = string.Join(", ", variations.Select(static known => known.Member));
        throw new ArgumentException($"Convert: {variation} is no variation of the experience '{Key}' that a visitor can be given. Name one of these: {names}.", nameof(variation));
    }
}
