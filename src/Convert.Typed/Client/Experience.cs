using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>An experience of the project, by key, asked for one visitor at a time.</summary>
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
    public ExperienceDecision Decide(Visitor visitor, DecideOptions? options = null)
    {
        var configuration = client.Configuration;
        if (!configuration.ExperiencesByKey.TryGetValue(Key, out var experience))
        {
            ArgumentNullException.ThrowIfNull(visitor);
            return new ExperienceDecision(Key);
        }

        return new ExperienceDecision(client.Decide(
            configuration,
            visitor,
            options,
            experience,
            static (ref Deliberation deliberation, CompiledExperience asked) => deliberation.Decide(asked)));
    }
}
