using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>
/// The config that decides now, with what is overridden in it. Swapped by one write; whoever reads it once works with one config
/// to the end.
/// </summary>
internal sealed class ConfigurationInForce(CompiledConfiguration initial) : IConfigurationSource
{
    private readonly Lock turn = new();
    private CompiledConfiguration served = initial;
    private OverrideTable ofCode = OverrideTable.Empty;
    private OverrideTable ofConfiguration = OverrideTable.Empty;
    private CompiledConfiguration current = initial;

    public CompiledConfiguration Current => Volatile.Read(ref current);

    /// <summary>The matches that took too long in any config that was put in force, since the client was made.</summary>
    public RegexTimeoutCounter RegexTimeouts { get; } = new();

    /// <summary>The same without overrides.</summary>
    public CompiledConfiguration Served => Volatile.Read(ref served);

    public void Replace(CompiledConfiguration next)
    {
        next.RegexTimeouts.CountIn(RegexTimeouts);
        lock (turn)
        {
            Volatile.Write(ref served, next);
            Publish();
        }
    }

    /// <summary>Changes what code overrides.</summary>
    public void Override<TState>(TState state, Func<OverrideTable, TState, OverrideTable> change)
    {
        lock (turn)
        {
            ofCode = change(ofCode, state);
            Publish();
        }
    }

    /// <summary>Sets what the app's configuration overrides; code goes over it.</summary>
    public void OverrideByConfiguration(OverrideTable overrides)
    {
        lock (turn)
        {
            ofConfiguration = overrides;
            Publish();
        }
    }

    private void Publish() => Volatile.Write(ref current, OverriddenConfiguration.Of(OverriddenConfiguration.Of(served, ofConfiguration), ofCode));
}
