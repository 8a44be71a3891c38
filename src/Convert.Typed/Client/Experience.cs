using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>An experience of the project, by key or id, asked for one visitor at a time.</summary>
/// <remarks>All members may be called from many threads.</remarks>
public sealed class Experience
{
    private readonly ConvertClient client;

    internal Experience(ConvertClient client, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        this.client = client;
        Key = key;
    }

    /// <summary>The key or id that was asked for.</summary>
    public string Key { get; }

    /// <summary>Decides the experience, remembers a decision made anew, and says which variation it is and why.</summary>
    /// <param name="visitor">Whom to decide for.</param>
    /// <param name="options">What this call asks for beside the visitor; null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public ExperienceDecision Decide(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        if (Find(configuration, visitor) is not { } experience)
        {
            return new ExperienceDecision(Key);
        }

        options ??= DecideOptions.Default;
        while (true)
        {
            var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, options);
            var verdict = deliberation.Decide(experience);
            if (client.TryConclude(deliberation, visitor, options, out _))
            {
                return new ExperienceDecision(visitor.Id, new(experience, verdict));
            }
        }
    }

    /// <summary>What <see cref="Decide"/> would answer now; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public ExperienceDecision Peek(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        if (Find(configuration, visitor) is not { } experience)
        {
            return new ExperienceDecision(Key);
        }

        var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, options ?? DecideOptions.Default);
        return new ExperienceDecision(visitor.Id, new(experience, deliberation.Decide(experience)));
    }

    /// <summary>What <see cref="Decide"/> would answer now, and the whole way to it; nothing is remembered or reported.</summary>
    /// <inheritdoc cref="Decide"/>
    public ExperienceExplanation Explain(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        if (Find(configuration, visitor) is not { } experience)
        {
            return new ExperienceExplanation(visitor.Id, new ExperienceDecision(Key));
        }

        var trace = new DecisionTrace();
        var deliberation = new Deliberation(configuration, visitor, visitor.Memory.Current, client.Environment, options ?? DecideOptions.Default, trace);
        return new ExperienceExplanation(visitor.Id, new(experience, deliberation.Decide(experience)), trace.Experiences[0].Gates);
    }

    /// <summary>
    /// Answers every visitor of this client with one variation, whatever the config says, until <see cref="ClearOverride"/>: for
    /// tests and development. Features that the experience carries are on as in that variation.
    /// </summary>
    /// <remarks>
    /// It replaces an earlier override of the experience and lasts when another config comes. Nothing is remembered or reported.
    /// Decisions tell it by <see cref="DecisionSource.Overridden"/>, or by <see cref="DecisionReason.Overridden"/> when nothing is decided.
    /// </remarks>
    /// <param name="variation">
    /// The key or id of the variation. One that the config does not have is answered all the same, and carries no features. Null
    /// decides nothing.
    /// </param>
    public void Override(string? variation) => client.InForce.Override(
        (Key, variation),
        static (table, change) => table with { Experiences = table.Experiences.SetItem(change.Key, new ExperienceOverride(change.variation)) });

    /// <summary>Takes back the override that code made of this experience: the config decides again, or an override of the app's configuration.</summary>
    public void ClearOverride() => client.InForce.Override(Key, static (table, key) => table with { Experiences = table.Experiences.Remove(key) });

    private CompiledExperience? Find(CompiledConfiguration configuration, Visitor visitor)
    {
        client.RequireOwn(visitor);
        return configuration.FindExperience(Key);
    }
}
