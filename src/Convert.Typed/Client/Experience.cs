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

    private CompiledExperience? Find(CompiledConfiguration configuration, Visitor visitor)
    {
        client.RequireOwn(visitor);
        return configuration.FindExperience(Key);
    }
}
