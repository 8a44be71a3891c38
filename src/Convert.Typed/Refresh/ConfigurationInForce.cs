using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>The config that decides now. Swapped by one write; whoever reads it once works with one config to the end.</summary>
internal sealed class ConfigurationInForce(CompiledConfiguration initial) : IConfigurationSource
{
    private CompiledConfiguration current = initial;

    public CompiledConfiguration Current => Volatile.Read(ref current);

    /// <summary>The matches that took too long in any config that was put in force, since the client was made.</summary>
    public RegexTimeoutCounter RegexTimeouts { get; } = new();

    public void Replace(CompiledConfiguration next)
    {
        next.RegexTimeouts.CountIn(RegexTimeouts);
        Volatile.Write(ref current, next);
    }
}
